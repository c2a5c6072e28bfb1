package org.unmask.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether the label can be told from what is not the face: how well each cheap feature alone, and
 * all of them together, part fakes from reals. 0.5 is chance, 1 gives the label away.
 *
 * @param images how many images were looked at
 * @param features each with its measure, in any order; kept the strongest first; empty where there
 *     are too few groups of a label to tell a shortcut from chance
 * @param combined ROC-AUC of a classifier over all features, on folds that it was not fitted on and
 *     that divide no group; 0 to 1, NaN where there are too few images to fit one
 * @param threshold the strength from which on a feature is warned of, 0.5 to 1; more than was asked
 *     for where there are so few groups that chance can reach that
 */
public record ShortcutAudit(
    long images, List<Feature> features, double combined, double threshold) {

  /** How the strength of a feature is measured. */
  public enum Measure {
    /** For numbers: the larger of the area under the ROC curve and one minus it. */
    ROC_AUC,
    /**
     * For categories: the balanced accuracy of calling each category by the label that is commoner
     * in it, class sizes evened out, on groups that the choice was not made by.
     */
    BALANCED_ACCURACY
  }

  /**
   * One feature.
   *
   * @param name a column of the dataset's index, such as {@code sharpness}, or one made of them:
   *     {@code bytes_per_pixel}, {@code aspect_ratio}
   * @param strength 0.5 (chance) to 1
   * @param direction in words, such as {@code "higher in FAKE"} or {@code "PNG: REAL; JPEG: FAKE"}
   */
  public record Feature(String name, Measure measure, double strength, String direction) {}

  public ShortcutAudit {
    features =
        features.stream()
            .sorted(
                Comparator.comparingDouble(Feature::strength)
                    .reversed()
                    .thenComparing(Feature::name))
            .toList();
  }

  /** Whether it could tell anything: not where there are too few groups of a label. */
  public boolean isMeasured() {
    return !features.isEmpty() || !Double.isNaN(combined);
  }

  /** Whether anything is at the threshold or above. */
  public boolean leaks() {
    return !warnings().isEmpty();
  }

  /** In words, what gives the label away; empty where nothing does. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (Feature feature : features) {
      if (feature.strength() >= threshold) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s alone tells the label with %s %.3f (%s): a model may learn it instead of the"
                    + " face",
                feature.name(),
                feature.measure() == Measure.ROC_AUC ? "ROC-AUC" : "balanced accuracy",
                feature.strength(),
                feature.direction()));
      }
    }
    if (combined >= threshold) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The cheap features together tell the label with ROC-AUC %.3f, without looking at the"
                  + " face",
              combined));
    }
    return warnings;
  }
}
