package org.unmask.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * The images that the model was most confidently wrong about, worst first, {@value #MOST} a side at
 * most: looking at them says more of what it has learnt than any number.
 *
 * @param flaggedReals reals called FAKE, by falling probability
 * @param missedFakes fakes called REAL, by rising probability
 */
public record Mistakes(List<Mistake> flaggedReals, List<Mistake> missedFakes) {

  static final int MOST = 12;

  /** One image whose verdict is wrong. */
  public record Mistake(String imageId, String path, String source, double probabilityFake) {}

  public Mistakes {
    flaggedReals = List.copyOf(flaggedReals);
    missedFakes = List.copyOf(missedFakes);
  }

  static Mistakes of(ScoredImages images, double threshold) {
    return worst(
        images, i -> images.probability(i) >= threshold == (images.label(i) == Label.REAL));
  }

  /**
   * The hardest images whatever their verdict, worst first: reals by falling probability, fakes by
   * rising; the same number of them, mistakes or not.
   */
  public static Mistakes hardest(ScoredImages images) {
    return worst(images, i -> true);
  }

  private static Mistakes worst(ScoredImages images, IntPredicate which) {
    // Probabilities saturate; the logit still tells a very sure mistake from a surest one.
    Comparator<Integer> rising =
        Comparator.<Integer>comparingDouble(images::probability).thenComparingDouble(images::logit);
    Comparator<Integer> byId = Comparator.comparing(images::imageId);
    return new Mistakes(
        worst(images, Label.REAL, which, rising.reversed().thenComparing(byId)),
        worst(images, Label.FAKE, which, rising.thenComparing(byId)));
  }

  private static List<Mistake> worst(
      ScoredImages images, Label truth, IntPredicate which, Comparator<Integer> worstFirst) {
    return IntStream.range(0, images.size())
        .filter(i -> images.label(i) == truth)
        .filter(which)
        .boxed()
        .sorted(worstFirst)
        .limit(MOST)
        .map(
            i ->
                new Mistake(
                    images.imageId(i), images.path(i), images.source(i), images.probability(i)))
        .toList();
  }
}
