package org.unmask.audit;

import org.unmask.image.Label;

/** How many reals and fakes there are of each category. */
final class LabelCounts {
  private final long[][] counts;
  private final long[] totals = new long[Label.values().length];

  LabelCounts(int categories) {
    counts = new long[Label.values().length][categories];
  }

  void add(int category, Label label) {
    add(category, label, 1);
  }

  long count(int category, Label label) {
    return counts[label.index()][category];
  }

  long total(Label label) {
    return totals[label.index()];
  }

  /** These, less what {@code part} counted of them. */
  LabelCounts without(LabelCounts part) {
    LabelCounts rest = new LabelCounts(counts[0].length);
    for (Label label : Label.values()) {
      for (int category = 0; category < counts[0].length; category++) {
        rest.add(category, label, count(category, label) - part.count(category, label));
      }
    }
    return rest;
  }

  /**
   * The share of the fakes that are of a category, less that of the reals: above 0 where it speaks
   * for FAKE, 0 where it is unseen, speaks for neither, or a label is missing.
   */
  double lean(int category) {
    long fakes = total(Label.FAKE);
    long reals = total(Label.REAL);
    if (fakes == 0 || reals == 0) {
      return 0;
    }
    // Whole numbers, so that equal shares are equal.
    long difference = count(category, Label.FAKE) * reals - count(category, Label.REAL) * fakes;
    return difference / ((double) fakes * reals);
  }

  private void add(int category, Label label, long images) {
    counts[label.index()][category] += images;
    totals[label.index()] += images;
  }
}
