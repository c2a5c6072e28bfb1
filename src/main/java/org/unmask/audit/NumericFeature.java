package org.unmask.audit;

import java.util.Arrays;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

/**
 * A number that each image has.
 *
 * <p>A missing value counts as lower than all others: that it is missing may tell the label too,
 * and a few images that have a value cannot speak for the many that have none.
 *
 * @param values one an image, 0 or more, or {@link #MISSING}
 */
@SuppressWarnings("ArrayRecordComponent")
record NumericFeature(String name, double[] values) {
  /** Below every value: nothing that is measured is negative. */
  static final double MISSING = -1;

  boolean present() {
    return Arrays.stream(values).anyMatch(value -> value != MISSING);
  }

  boolean constant() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /**
   * How well it tells the label.
   *
   * @param labels one an image, of both kinds
   */
  Feature measured(Label[] labels) {
    double area = RocAuc.of(values, labels);
    return new Feature(name, Measure.ROC_AUC, Math.max(area, 1 - area), direction(area));
  }

  private String direction(double area) {
    if (constant()) {
      return "constant";
    }
    String direction =
        area == 0.5 ? "neither way" : area > 0.5 ? "higher in FAKE" : "lower in FAKE";
    boolean gaps = Arrays.stream(values).anyMatch(value -> value == MISSING);
    return gaps ? direction + ", missing counting as lowest" : direction;
  }
}
