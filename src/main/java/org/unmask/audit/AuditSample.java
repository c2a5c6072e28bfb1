package org.unmask.audit;

import java.util.List;
import org.unmask.image.Label;

/**
 * The images that an audit looks at, on the driver, in an order of their own.
 *
 * @param labels one an image
 * @param folds which fold an image is held out in, 0 to {@link Folds#COUNT} - 1; the same for all
 *     of a group
 * @param groups how many groups there are
 * @param numbers those that have a value
 * @param categories those that have a value
 */
@SuppressWarnings("ArrayRecordComponent")
record AuditSample(
    Label[] labels,
    int[] folds,
    GroupsByLabel groups,
    List<NumericFeature> numbers,
    List<CategoricalFeature> categories) {

  int images() {
    return labels.length;
  }
}
