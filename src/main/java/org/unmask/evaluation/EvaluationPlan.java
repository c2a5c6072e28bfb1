package org.unmask.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unmask.model.ThresholdChoice;

/**
 * What is measured, and how.
 *
 * @param modelId the model that scored the images
 * @param split the split that they come from
 * @param familiarity whether images of it had a say in the model; then figures flatter the model
 * @param degradation what was done to each image, as the network is shown it, before it was scored:
 *     strengths by the names of the changes, in the order in which they were made; empty where
 *     images were scored as they are
 * @param threshold chosen before, never by what is measured here; but on these very images where
 *     the model was {@link Familiarity#CHOSEN_ON} them, unless it was given by hand
 * @param unscoredBySource how many images of the split got no score and are left out, by source, in
 *     key order; sources whose images all have one are not in it
 * @param replicates draws of the bootstrap behind the intervals; 1 or more
 * @param seed of the bootstrap
 */
public record EvaluationPlan(
    String modelId,
    String split,
    Familiarity familiarity,
    Map<String, Double> degradation,
    ThresholdChoice threshold,
    SortedMap<String, Long> unscoredBySource,
    int replicates,
    long seed) {

  /** Enough for two digits of a 95 % interval. */
  public static final int DEFAULT_REPLICATES = 200;

  public EvaluationPlan {
    degradation = Collections.unmodifiableMap(new LinkedHashMap<>(degradation));
    unscoredBySource = Collections.unmodifiableSortedMap(new TreeMap<>(unscoredBySource));
    unscoredBySource.forEach(
        (source, count) -> {
          if (count < 1) {
            throw new IllegalArgumentException(
                "Invalid unscored of %s: %d (1 or more)".formatted(source, count));
          }
        });
    if (replicates < 1) {
      throw new IllegalArgumentException("Invalid replicates: " + replicates + " (1 or more)");
    }
  }

  /** How many images of the split got no score. */
  public long unscored() {
    return unscoredBySource.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A sentence, with the counts by source; empty where every image has a score. */
  public String unscoredInWords() {
    if (unscoredBySource.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        unscored() == 1
            ? "%,d image of the split got no score and is in none of the figures (%s)"
            : "%,d images of the split got no score and are in none of the figures (%s)",
        unscored(),
        unscoredBySource.entrySet().stream()
            .map(source -> String.format(Locale.ROOT, "%s %,d", source.getKey(), source.getValue()))
            .collect(Collectors.joining(", ")));
  }

  /** A clause about the model, such as {@code which was trained on …}; empty for new images. */
  public String familiarityInWords() {
    return switch (familiarity) {
      case NEW -> "";
      case TRAINED_ON -> "which was trained on images of this split";
      case CHOSEN_ON ->
          "whose %s were chosen on images of this split"
              .formatted(
                  threshold.chosen()
                      ? "epoch, calibration and threshold"
                      : "epoch and calibration");
    };
  }

  /** Such as {@code blur=1.5, jpeg=50.0}; empty where images were scored as they are. */
  public String degradationInWords() {
    return degradation.entrySet().stream()
        .map(change -> change.getKey() + "=" + change.getValue())
        .collect(Collectors.joining(", "));
  }
}
