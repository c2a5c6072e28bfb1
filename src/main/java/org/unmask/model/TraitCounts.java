package org.unmask.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Images by the bins of each {@link ImageTrait}; those of two parts add up to those of both.
 *
 * @param bins as many of each trait as it has; a trait that nobody counted is absent
 */
public record TraitCounts(Map<ImageTrait, List<Long>> bins) implements Serializable {

  /** Nothing counted. */
  public static final TraitCounts NONE = new TraitCounts(Map.of());

  public TraitCounts {
    Map<ImageTrait, List<Long>> copy = new EnumMap<>(ImageTrait.class);
    bins.forEach(
        (trait, counts) -> {
          if (counts.size() != trait.bins() || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                "Invalid %s: %s (%d counts of 0 or more)"
                    .formatted(trait.key(), counts, trait.bins()));
          }
          copy.put(trait, List.copyOf(counts));
        });
    bins = Collections.unmodifiableMap(copy);
  }

  /** Counts images; traits that none of them has are absent. */
  public static TraitCounts of(Iterable<ImageTraits> images) {
    Map<ImageTrait, List<Long>> bins = new EnumMap<>(ImageTrait.class);
    for (ImageTraits image : images) {
      for (ImageTrait trait : ImageTrait.values()) {
        int bin = image.bin(trait);
        if (bin >= 0) {
          List<Long> counts =
              bins.computeIfAbsent(
                  trait, any -> new ArrayList<>(Collections.nCopies(trait.bins(), 0L)));
          counts.set(bin, counts.get(bin) + 1);
        }
      }
    }
    return new TraitCounts(bins);
  }

  /** Both together. */
  public TraitCounts plus(TraitCounts other) {
    Map<ImageTrait, List<Long>> sum = new EnumMap<>(ImageTrait.class);
    sum.putAll(bins);
    other.bins.forEach((trait, counts) -> sum.merge(trait, counts, TraitCounts::sum));
    return new TraitCounts(sum);
  }

  private static List<Long> sum(List<Long> one, List<Long> other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }

  /** An object with an array of counts a trait. */
  public void writeTo(ObjectNode json) {
    bins.forEach(
        (trait, counts) -> {
          ArrayNode array = json.putArray(trait.key());
          counts.forEach(array::add);
        });
  }

  /**
   * Reads what {@link #writeTo} wrote; a missing node is {@link #NONE}.
   *
   * @throws IllegalArgumentException if the counts of a trait are not as many as its bins
   */
  public static TraitCounts from(JsonNode json) {
    Map<ImageTrait, List<Long>> bins = new EnumMap<>(ImageTrait.class);
    for (ImageTrait trait : ImageTrait.values()) {
      if (json.has(trait.key())) {
        List<Long> counts = new ArrayList<>();
        json.get(trait.key()).forEach(count -> counts.add(count.asLong(-1)));
        bins.put(trait, counts);
      }
    }
    return new TraitCounts(bins);
  }
}
