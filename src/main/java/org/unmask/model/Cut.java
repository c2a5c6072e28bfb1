package org.unmask.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * A threshold between two neighbouring probabilities, and what it flags.
 *
 * @param threshold an image is flagged when its probability is this or higher
 * @param flaggedReals real images with the upper probability or a higher one
 * @param flaggedFakes fakes of that kind
 */
record Cut(double threshold, long flaggedReals, long flaggedFakes) {

  /**
   * Every threshold that tells some images from others, in rising order: midway between distinct
   * neighbours. None where all probabilities are equal.
   *
   * @throws IllegalArgumentException if a probability is not in 0 to 1 or there are not as many
   *     labels
   */
  static List<Cut> all(double[] probabilities, Label[] labels) {
    SameLength.check(probabilities, labels);
    requireProbabilities(probabilities);
    int[] ascending =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long fakes = count(labels, Label.FAKE);
    long reals = labels.length - fakes;
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i + 1 < ascending.length; i++) {
      if (labels[ascending[i]] == Label.FAKE) {
        fakes--;
      } else {
        reals--;
      }
      double below = probabilities[ascending[i]];
      double above = probabilities[ascending[i + 1]];
      if (below < above) {
        cuts.add(new Cut(midway(below, above), reals, fakes));
      }
    }
    return cuts;
  }

  static long count(Label[] labels, Label wanted) {
    return Arrays.stream(labels).filter(label -> label == wanted).count();
  }

  /** Above {@code below} even where no number lies between the two. */
  static double midway(double below, double above) {
    double middle = below + 0.5 * (above - below);
    return middle > below ? middle : above;
  }

  private static void requireProbabilities(double[] probabilities) {
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("Invalid probability: " + probability + " (0 to 1)");
      }
    }
  }
}
