package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.unmask.PipelineException;
import org.unmask.image.ImageError;
import org.unmask.image.Label;
import org.unmask.model.ImageTrait;
import org.unmask.model.Precision;
import org.unmask.model.TraitCounts;

/**
 * Counts the rows of a scores table while they are written, without a second pass, and the bins of
 * traits and what was computed with, where there are columns of them.
 */
final class ScoreCounts {
  private static final String FILES = "files";

  private final Observation observation = new Observation("scores");

  Dataset<Row> observe(Dataset<Row> scores) {
    List<Column> counts = new ArrayList<>();
    counts.add(counted(ScoresSchema.VERDICT, Label.FAKE.name()));
    for (ImageError error : ImageError.values()) {
      counts.add(counted(ScoresSchema.ERROR, error.name()));
    }
    Column bin =
        least(
            lit(Tally.BINS - 1),
            floor(col(ScoresSchema.PROBABILITY_FAKE).multiply(lit(Tally.BINS))));
    for (int i = 0; i < Tally.BINS; i++) {
      counts.add(
          count_if(col(ScoresSchema.PROBABILITY_FAKE).isNotNull().and(bin.equalTo(i))).as(bin(i)));
    }
    if (Arrays.asList(scores.columns()).contains(ScoresSchema.PRECISION)) {
      for (Precision precision : Precision.values()) {
        counts.add(counted(ScoresSchema.PRECISION, precision.name()));
      }
    }
    if (Arrays.asList(scores.columns()).contains(ScoresSchema.TRAITS)) {
      ImageTrait[] traits = ImageTrait.values();
      for (int at = 0; at < traits.length; at++) {
        ImageTrait trait = traits[at];
        Column measured = col(ScoresSchema.TRAITS).getItem(at);
        for (int i = 0; i < trait.bins(); i++) {
          counts.add(count_if(measured.equalTo(i)).as(bin(trait, i)));
        }
      }
    }
    return scores.observe(observation, count(lit(1)).as(FILES), counts.toArray(Column[]::new));
  }

  private static String bin(ImageTrait trait, int i) {
    return trait.key() + i;
  }

  private static String bin(int i) {
    return "bin" + i;
  }

  private static Column counted(String column, String value) {
    return count_if(col(column).equalTo(value)).as(value);
  }

  /** What was counted; only after the observed rows have been written. */
  Tally tally() {
    Map<String, Object> counted = counted(observation);
    Map<ImageError, Long> errors = new EnumMap<>(ImageError.class);
    for (ImageError error : ImageError.values()) {
      long occurred = number(counted, error.name());
      if (occurred > 0) {
        errors.put(error, occurred);
      }
    }
    List<Long> histogram = new ArrayList<>();
    for (int i = 0; i < Tally.BINS; i++) {
      histogram.add(number(counted, bin(i)));
    }
    return new Tally(
        number(counted, FILES),
        number(counted, Label.FAKE.name()),
        errors,
        histogram,
        traits(counted),
        precisions(counted));
  }

  private static Map<Precision, Long> precisions(Map<String, Object> counted) {
    Map<Precision, Long> precisions = new EnumMap<>(Precision.class);
    for (Precision precision : Precision.values()) {
      long images = number(counted, precision.name());
      if (images > 0) {
        precisions.put(precision, images);
      }
    }
    return precisions;
  }

  /** Of traits that no image had nothing is known. */
  private static TraitCounts traits(Map<String, Object> counted) {
    Map<ImageTrait, List<Long>> traits = new EnumMap<>(ImageTrait.class);
    for (ImageTrait trait : ImageTrait.values()) {
      List<Long> bins = new ArrayList<>();
      for (int i = 0; i < trait.bins(); i++) {
        bins.add(number(counted, bin(trait, i)));
      }
      if (bins.stream().anyMatch(count -> count > 0)) {
        traits.put(trait, bins);
      }
    }
    return new TraitCounts(traits);
  }

  /** What was observed; only after the rows have been written. */
  static Map<String, Object> counted(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot count what is written: interrupted", e);
    }
  }

  static long number(Map<String, Object> counted, String name) {
    return counted.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
