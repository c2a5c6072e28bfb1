package org.unmask.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * Whether probabilities mean what they say: of the images given 0.8, eight in ten should be fakes.
 *
 * @param expectedError the expected calibration error (ECE): over {@value #BINS} bins of equal
 *     width of the probability of FAKE, the gap between mean probability and share of fakes,
 *     weighted by images; 0 to 1, 0 is best; NaN without images
 * @param brier the mean squared gap between probability and truth (1 for FAKE); 0 to 1, 0 is best,
 *     0.25 is what always saying one half gets; NaN without images
 * @param bins by rising probability, empty ones included
 */
public record Calibration(double expectedError, double brier, List<ReliabilityBin> bins) {

  static final int BINS = 15;

  public Calibration {
    bins = List.copyOf(bins);
  }

  static Calibration of(ScoredImages images) {
    return of(
        IntStream.range(0, images.size()).mapToDouble(images::probability).toArray(),
        IntStream.range(0, images.size()).mapToObj(images::label).toArray(Label[]::new));
  }

  /**
   * Measures labelled probabilities.
   *
   * @param probabilities of FAKE, 0 to 1
   * @param labels one a probability
   * @throws IllegalArgumentException if there are not as many labels
   */
  public static Calibration of(double[] probabilities, Label[] labels) {
    if (probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          "Invalid labels: %d (%d, one a probability)"
              .formatted(labels.length, probabilities.length));
    }
    long[] counts = new long[BINS];
    double[] sums = new double[BINS];
    double[] fakes = new double[BINS];
    double squares = 0;
    for (int i = 0; i < labels.length; i++) {
      double probability = probabilities[i];
      int truth = labels[i].index();
      int bin = Math.min((int) (probability * BINS), BINS - 1);
      counts[bin]++;
      sums[bin] += probability;
      fakes[bin] += truth;
      squares += (probability - truth) * (probability - truth);
    }
    double gaps = 0;
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      gaps += Math.abs(sums[bin] - fakes[bin]);
      bins.add(
          new ReliabilityBin(
              (double) bin / BINS,
              (bin + 1.0) / BINS,
              counts[bin],
              sums[bin] / counts[bin],
              fakes[bin] / counts[bin]));
    }
    return new Calibration(gaps / labels.length, squares / labels.length, bins);
  }
}
