package org.unmask.evaluation;

/**
 * The images whose probability of FAKE lies in {@code [from, to)}; the last bin includes 1.
 *
 * @param meanProbability what the model said of them; NaN when there are none
 * @param shareFake how many of them are fake; NaN when there are none
 */
public record ReliabilityBin(
    double from, double to, long images, double meanProbability, double shareFake) {}
