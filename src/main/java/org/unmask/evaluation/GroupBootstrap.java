package org.unmask.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * Percentile bootstrap that draws whole groups with replacement: the frames of one video err
 * together, and drawing images one by one would make the interval far too narrow. The draws depend
 * on the seed and the names of the groups only, not on the order of the images.
 *
 * <p>Where every draw comes out the same it has nothing to say of what was not drawn: an interval
 * without a width would claim that no other images could come out otherwise.
 */
final class GroupBootstrap {

  private static final double TAIL = 0.025;

  private final ScoredImages images;
  private final int[] groupOf;
  private final int groups;
  private final int replicates;
  private final long seed;

  GroupBootstrap(ScoredImages images, int replicates, long seed) {
    TreeMap<String, Integer> numbers = new TreeMap<>();
    for (int i = 0; i < images.size(); i++) {
      numbers.put(images.groupId(i), 0);
    }
    int next = 0;
    for (var entry : numbers.entrySet()) {
      entry.setValue(next++);
    }
    this.images = images;
    this.groupOf = new int[images.size()];
    Arrays.setAll(groupOf, i -> numbers.getOrDefault(images.groupId(i), 0));
    this.groups = next;
    this.replicates = replicates;
    this.seed = seed;
  }

  /**
   * Unknown where fewer than two groups have an image of a class: every draw that can be measured
   * would have that one group, so that nothing is drawn of what it stands for. Unknown too where
   * every draw comes out the same, as when no real image has the score of a fake or a higher one.
   */
  Interval rocAuc(Ranking ranking) {
    if (groupsWith(Label.REAL) < 2 || groupsWith(Label.FAKE) < 2) {
      return Interval.UNKNOWN;
    }
    int[] drawn = new int[groups];
    return interval(drawn, () -> ranking.rocAuc(index -> drawn[groupOf[index]]));
  }

  /** How many groups have an image of a class. */
  long groupsWith(Label label) {
    return IntStream.range(0, groupOf.length)
        .filter(i -> images.label(i) == label)
        .map(i -> groupOf[i])
        .distinct()
        .count();
  }

  /**
   * Unknown with fewer than two groups. Where every verdict is right, or wrong, that of the
   * binomial (Clopper and Pearson, 1934), each group counted once, since its images stand or fall
   * together. Unknown where the groups are all right at one and the same share in between.
   */
  Interval accuracy(double threshold) {
    double measured = ConfusionMatrix.of(images, threshold).accuracy();
    if (groups > 1 && (measured == 0 || measured == 1)) {
      double least = Math.pow(TAIL, 1.0 / groups);
      return measured == 1 ? new Interval(least, 1) : new Interval(0, 1 - least);
    }
    ConfusionMatrix[] byGroup = new ConfusionMatrix[groups];
    Arrays.fill(byGroup, ConfusionMatrix.EMPTY);
    for (int i = 0; i < groupOf.length; i++) {
      ConfusionMatrix one = ConfusionMatrix.of(images.label(i), images.probability(i), threshold);
      byGroup[groupOf[i]] = byGroup[groupOf[i]].plus(one);
    }
    int[] drawn = new int[groups];
    return interval(drawn, () -> accuracy(byGroup, drawn));
  }

  private static double accuracy(ConfusionMatrix[] byGroup, int[] drawn) {
    long right = 0;
    long total = 0;
    for (int group = 0; group < drawn.length; group++) {
      right += drawn[group] * (byGroup[group].tp() + byGroup[group].tn());
      total += drawn[group] * byGroup[group].total();
    }
    return (double) right / total;
  }

  private Interval interval(int[] drawn, DoubleSupplier measure) {
    if (groups < 2) {
      return Interval.UNKNOWN;
    }
    Random random = new Random(seed);
    double[] measured = new double[replicates];
    for (int replicate = 0; replicate < replicates; replicate++) {
      Arrays.fill(drawn, 0);
      for (int i = 0; i < groups; i++) {
        drawn[random.nextInt(groups)]++;
      }
      measured[replicate] = measure.getAsDouble();
    }
    double[] sorted = Arrays.stream(measured).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Interval.UNKNOWN;
    }
    double low = quantile(sorted, TAIL);
    double high = quantile(sorted, 1 - TAIL);
    return low == high ? Interval.UNKNOWN : new Interval(low, high);
  }

  /** Linear between the two nearest ranks. */
  static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
