package org.unmask.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.unmask.image.Label;

/**
 * How the probabilities of each class spread, in {@value #BINS} bins of equal width from 0 to 1.
 *
 * @param real images of each bin, by rising probability of FAKE
 * @param fake images of each bin, by rising probability of FAKE
 */
public record ScoreHistogram(List<Long> real, List<Long> fake) {

  static final int BINS = 40;

  public ScoreHistogram {
    real = List.copyOf(real);
    fake = List.copyOf(fake);
  }

  static ScoreHistogram of(ScoredImages images) {
    List<Long> real = new ArrayList<>(Collections.nCopies(BINS, 0L));
    List<Long> fake = new ArrayList<>(Collections.nCopies(BINS, 0L));
    for (int i = 0; i < images.size(); i++) {
      int bin = Math.min((int) (images.probability(i) * BINS), BINS - 1);
      List<Long> counts = images.label(i) == Label.FAKE ? fake : real;
      counts.set(bin, counts.get(bin) + 1);
    }
    return new ScoreHistogram(real, fake);
  }
}
