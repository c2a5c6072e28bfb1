package org.unmask.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Rounds of two ways to do the same, and the median of their ratios. */
final class Rounds {
  private final String whole;
  private final String bare;
  private final CommandContext context;
  private final List<Double> ratios = new ArrayList<>();

  /** Names the two ways. */
  Rounds(String whole, String bare, CommandContext context) {
    this.whole = whole;
    this.bare = bare;
    this.context = context;
  }

  /** Adds a round and says it; both in images a second. */
  void add(double ofWhole, double ofBare) {
    double ratio = ofWhole / ofBare;
    ratios.add(ratio);
    context.say(
        String.format(
            Locale.ROOT,
            "%s: %.1f images/s; %s: %.1f images/s; ratio %.3f",
            whole,
            ofWhole,
            bare,
            ofBare,
            ratio));
  }

  /** Says the median of the rounds, and the least and the greatest. */
  void sayMedian() {
    Collections.sort(ratios);
    context.say(
        String.format(
            Locale.ROOT,
            "%s / %s: median ratio %.3f (%.3f to %.3f)",
            whole,
            bare,
            ratios.get(ratios.size() / 2),
            ratios.get(0),
            ratios.get(ratios.size() - 1)));
  }
}
