package org.unmask.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.unmask.image.ImageError;
import org.unmask.model.Precision;
import org.unmask.model.Reference;
import org.unmask.model.TraitCounts;

/**
 * Counts of rows of scores; those of two parts add up to those of both.
 *
 * @param files rows in all
 * @param fakes rows with the verdict FAKE
 * @param errors rows without a score, by reason; reasons that did not occur are absent
 * @param histogram scored rows by probability of FAKE, in {@link #BINS} bins of equal width
 * @param traits of the rows that were measured
 * @param precisions scored rows by what they were computed with, where that is known
 */
record Tally(
    long files,
    long fakes,
    Map<ImageError, Long> errors,
    List<Long> histogram,
    TraitCounts traits,
    Map<Precision, Long> precisions) {
  static final int BINS = Reference.SCORE_BINS;

  static final String TRAITS = "traits";
  static final String PRECISIONS = "precision";

  Tally {
    Map<ImageError, Long> copy = new EnumMap<>(ImageError.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
    histogram = List.copyOf(histogram);
    precisions = ordered(precisions);
  }

  /** In the order of {@link Precision}, and unmodifiable. */
  static Map<Precision, Long> ordered(Map<Precision, Long> precisions) {
    Map<Precision, Long> copy = new EnumMap<>(Precision.class);
    copy.putAll(precisions);
    return Collections.unmodifiableMap(copy);
  }

  static Tally none() {
    return new Tally(0, 0, Map.of(), Collections.nCopies(BINS, 0L), TraitCounts.NONE, Map.of());
  }

  Tally plus(Tally other) {
    Map<ImageError, Long> sum = new EnumMap<>(ImageError.class);
    sum.putAll(errors);
    other.errors.forEach((error, count) -> sum.merge(error, count, Long::sum));
    Map<Precision, Long> images = new EnumMap<>(Precision.class);
    images.putAll(precisions);
    other.precisions.forEach((one, count) -> images.merge(one, count, Long::sum));
    List<Long> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(histogram.get(i) + other.histogram.get(i));
    }
    return new Tally(
        files + other.files, fakes + other.fakes, sum, bins, traits.plus(other.traits), images);
  }

  /**
   * These rows, which carry nothing of it, as part of a table that is known to be computed so: in
   * its shares, with one image at least of what it had any of.
   */
  Tally computedAs(Map<Precision, Long> table) {
    long scored = files - errors.values().stream().mapToLong(Long::longValue).sum();
    long all = table.values().stream().mapToLong(Long::longValue).sum();
    Map<Precision, Long> counts = new EnumMap<>(Precision.class);
    Iterator<Map.Entry<Precision, Long>> rarestFirst =
        table.entrySet().stream().sorted(Map.Entry.comparingByValue()).iterator();
    long left = scored;
    while (left > 0 && rarestFirst.hasNext()) {
      Map.Entry<Precision, Long> one = rarestFirst.next();
      long share = (long) Math.ceil((double) scored * one.getValue() / all);
      long images = rarestFirst.hasNext() ? Math.min(left, share) : left;
      counts.put(one.getKey(), images);
      left -= images;
    }
    return new Tally(files, fakes, errors, histogram, traits, counts);
  }

  void writeTo(ObjectNode json) {
    json.put("files", files);
    json.put("fakes", fakes);
    ObjectNode byCode = json.putObject("errors");
    errors.forEach((error, count) -> byCode.put(error.name(), count));
    var bins = json.putArray("histogram");
    histogram.forEach(bins::add);
    traits.writeTo(json.putObject(TRAITS));
    write(precisions, json);
  }

  static void write(Map<Precision, Long> precisions, ObjectNode json) {
    ObjectNode images = json.putObject(PRECISIONS);
    precisions.forEach((precision, count) -> images.put(precision.word(), count));
  }

  static Tally from(JsonNode json) {
    Map<ImageError, Long> errors = new EnumMap<>(ImageError.class);
    json.path("errors")
        .properties()
        .forEach(one -> errors.put(ImageError.valueOf(one.getKey()), one.getValue().asLong()));
    Map<Precision, Long> precisions = new EnumMap<>(Precision.class);
    for (Precision precision : Precision.values()) {
      JsonNode images = json.path(PRECISIONS).path(precision.word());
      if (images.isNumber()) {
        precisions.put(precision, images.asLong());
      }
    }
    List<Long> histogram = new ArrayList<>();
    json.path("histogram").forEach(bin -> histogram.add(bin.asLong()));
    return new Tally(
        json.path("files").asLong(),
        json.path("fakes").asLong(),
        errors,
        histogram.size() == BINS ? histogram : Collections.nCopies(BINS, 0L),
        TraitCounts.from(json.path(TRAITS)),
        precisions);
  }
}
