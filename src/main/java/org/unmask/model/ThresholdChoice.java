package org.unmask.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * The threshold from which on an image is called FAKE, and why it is this one.
 *
 * @param threshold an image is FAKE when its probability is this or higher; 0 to 1
 * @param rule how it was chosen, in words
 */
public record ThresholdChoice(double threshold, String rule) {

  /** The rule of {@link #balanced} when it finds one. */
  public static final String MAX_BALANCED_ACCURACY =
      "greatest balanced accuracy on the validation split (of equally good ones the highest)";

  /** The rule of {@link #balanced} when the scores say nothing. */
  public static final String FALLBACK = "0.5: no threshold beats chance on the validation split";

  /**
   * The threshold of greatest balanced accuracy (the mean of the share of fakes found and the share
   * of reals left alone), which unlike accuracy does not lean to the larger class. Candidates lie
   * midway between neighbouring distinct probabilities; of equally good ones the highest is taken,
   * as it flags the fewest real images. Where none beats 0.5, as when a class is missing or all
   * probabilities are equal, the threshold is 0.5.
   *
   * @param probabilities calibrated, 0 to 1, of images that training did not see
   * @param labels one a probability
   * @throws IllegalArgumentException if a probability is not in 0 to 1 or there are not as many
   *     labels
   */
  public static ThresholdChoice balanced(double[] probabilities, Label[] labels) {
    SameLength.check(probabilities, labels);
    requireProbabilities(probabilities);
    long fakes = Arrays.stream(labels).filter(label -> label == Label.FAKE).count();
    long reals = labels.length - fakes;
    int[] ascending = ascending(probabilities);

    // In whole numbers, so that equals are equals: found / fakes + left / reals, times both.
    long chance = fakes * reals;
    long best = chance;
    double threshold = 0.5;
    long found = fakes;
    long left = 0;
    for (int i = 0; i + 1 < ascending.length; i++) {
      if (labels[ascending[i]] == Label.FAKE) {
        found--;
      } else {
        left++;
      }
      double below = probabilities[ascending[i]];
      double above = probabilities[ascending[i + 1]];
      long balance = found * reals + left * fakes;
      if (below < above && balance > chance && balance >= best) {
        best = balance;
        threshold = midway(below, above);
      }
    }
    return new ThresholdChoice(threshold, best > chance ? MAX_BALANCED_ACCURACY : FALLBACK);
  }

  /** Above {@code below} even where no number lies between the two. */
  private static double midway(double below, double above) {
    double middle = below + 0.5 * (above - below);
    return middle > below ? middle : above;
  }

  private static int[] ascending(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> probabilities[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void requireProbabilities(double[] probabilities) {
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("Invalid probability: " + probability + " (0 to 1)");
      }
    }
  }
}
