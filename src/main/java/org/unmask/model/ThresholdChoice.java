package org.unmask.model;

import java.util.Arrays;
import java.util.List;
import org.unmask.image.Label;

/**
 * The threshold from which on an image is called FAKE, and why it is this one.
 *
 * @param threshold an image is FAKE when its probability is this or higher; 0 to {@link #NOTHING}
 * @param rule how it was chosen, in words
 */
public record ThresholdChoice(double threshold, String rule) {

  /** Just above 1: no image is FAKE. */
  public static final double NOTHING = Math.nextUp(1.0);

  /** The rule of {@link #balanced} when it finds one. */
  public static final String MAX_BALANCED_ACCURACY =
      "greatest balanced accuracy on the validation split (of equally good ones the highest)";

  /** The rule of {@link #equalError} when it finds one. */
  public static final String EQUAL_ERROR =
      "as many reals flagged as fakes missed, in shares, on the validation split (of equally near"
          + " ones the highest)";

  /** The rule when the scores say nothing. */
  public static final String FALLBACK = "0.5: no threshold beats chance on the validation split";

  /** The rule of a threshold that no data had a say in. */
  public static final String BY_HAND = "given by hand";

  private static final String NO_REALS =
      "0.5: the validation split has no real image that could be flagged";

  public ThresholdChoice {
    if (!(threshold >= 0 && threshold <= NOTHING)) {
      throw new IllegalArgumentException("Invalid threshold: " + threshold + " (0 to 1)");
    }
  }

  /** Whether validation images decided: false where they could not, and by hand. */
  public boolean chosen() {
    return !rule.equals(BY_HAND) && !rule.equals(FALLBACK) && !rule.equals(NO_REALS);
  }

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
    List<Cut> cuts = Cut.all(probabilities, labels);
    long fakes = Cut.count(labels, Label.FAKE);
    long reals = labels.length - fakes;
    // In whole numbers, so that equals are equals: the gain over chance, times fakes and reals.
    long best = 0;
    double threshold = 0.5;
    for (Cut cut : cuts) {
      long gain = cut.flaggedFakes() * reals - cut.flaggedReals() * fakes;
      if (gain > 0 && gain >= best) {
        best = gain;
        threshold = cut.threshold();
      }
    }
    return new ThresholdChoice(threshold, best > 0 ? MAX_BALANCED_ACCURACY : FALLBACK);
  }

  /**
   * The threshold at which the share of reals that are flagged comes nearest to the share of fakes
   * that are missed. Candidates as in {@link #balanced}; of two that are equally near the higher is
   * taken. Where that one does not beat chance, the threshold is 0.5.
   *
   * @param probabilities as in {@link #balanced}
   * @param labels one a probability
   * @throws IllegalArgumentException as in {@link #balanced}
   */
  public static ThresholdChoice equalError(double[] probabilities, Label[] labels) {
    List<Cut> cuts = Cut.all(probabilities, labels);
    long fakes = Cut.count(labels, Label.FAKE);
    long reals = labels.length - fakes;
    long nearest = Long.MAX_VALUE;
    ThresholdChoice choice = new ThresholdChoice(0.5, FALLBACK);
    for (Cut cut : cuts) {
      long missed = fakes - cut.flaggedFakes();
      long gap = Math.abs(cut.flaggedReals() * fakes - missed * reals);
      if (gap <= nearest) {
        nearest = gap;
        boolean beatsChance = cut.flaggedFakes() * reals > cut.flaggedReals() * fakes;
        choice =
            beatsChance
                ? new ThresholdChoice(cut.threshold(), EQUAL_ERROR)
                : new ThresholdChoice(0.5, FALLBACK);
      }
    }
    return choice;
  }

  /**
   * The lowest threshold, and so the one that finds the most fakes, at which the share of reals
   * that are flagged is {@code target} at most. Where only a threshold that flags nothing at all
   * keeps to it, that lies midway between the greatest probability and 1; where there are no reals,
   * it is 0.5. What holds on a few hundred reals may be several times off on others.
   *
   * @param target 0 to 1
   * @param probabilities as in {@link #balanced}
   * @param labels one a probability
   * @throws IllegalArgumentException as in {@link #balanced}, or if the target is out of range
   */
  public static ThresholdChoice falsePositiveRate(
      double target, double[] probabilities, Label[] labels) {
    if (!(target >= 0 && target <= 1)) {
      throw new IllegalArgumentException("Invalid false-positive rate: " + target + " (0 to 1)");
    }
    List<Cut> cuts = Cut.all(probabilities, labels);
    long reals = Cut.count(labels, Label.REAL);
    if (reals == 0) {
      return new ThresholdChoice(0.5, NO_REALS);
    }
    if (target == 1) {
      return new ThresholdChoice(0, flagging(reals, reals, target));
    }
    for (Cut cut : cuts) {
      if ((double) cut.flaggedReals() / reals <= target) {
        return new ThresholdChoice(cut.threshold(), flagging(cut.flaggedReals(), reals, target));
      }
    }
    double greatest = Arrays.stream(probabilities).max().orElse(1);
    double above = greatest == 1 ? NOTHING : Cut.midway(greatest, 1);
    return new ThresholdChoice(
        above,
        "false-positive rate at most %s: none flags any image of the validation split and keeps to it, so this one flags nothing"
            .formatted(target));
  }

  private static String flagging(long flagged, long reals, double target) {
    return "false-positive rate at most %s: flags %d of %d reals of the validation split, and of such thresholds it is the lowest"
        .formatted(target, flagged, reals);
  }
}
