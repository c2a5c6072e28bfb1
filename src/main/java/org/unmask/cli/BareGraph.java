package org.unmask.cli;

import java.util.List;
import java.util.Locale;
import org.unmask.tensorflow.ScoringBenchmark;

/** The frozen graph alone, at its best batch, beside a job that scores by it. */
final class BareGraph {
  private static final double SEARCH_SECONDS = 1.5;
  private static final double SECONDS = 6;

  private final ScoringBenchmark graph;
  private final ScoringBenchmark.Setup setup;
  private final Rounds rounds;
  private double before;

  private BareGraph(ScoringBenchmark graph, ScoringBenchmark.Setup setup, CommandContext context) {
    this.graph = graph;
    this.setup = setup;
    this.rounds = new Rounds("scoring job over files", alone(graph, setup), context);
    this.before = graph.imagesPerSecond(setup, SECONDS);
  }

  /** With the fastest of batches from 1 to 64 and of callers from one to twice the slots. */
  static BareGraph atItsBest(ScoringBenchmark graph, int slots, CommandContext context) {
    List<ScoringBenchmark.Timed> tried = graph.search(slots, SEARCH_SECONDS);
    for (ScoringBenchmark.Timed one : tried) {
      context.say(
          String.format(
              Locale.ROOT, "%s: %.1f images/s", alone(graph, one.setup()), one.imagesPerSecond()));
    }
    return new BareGraph(graph, ScoringBenchmark.fastest(tried), context);
  }

  private static String alone(ScoringBenchmark graph, ScoringBenchmark.Setup setup) {
    return "frozen graph alone in %s, %s".formatted(graph.precision().word(), setup.words());
  }

  /** Says what a job reached beside the graph's pace before and after it, in images a second. */
  void compare(double job) {
    double after = graph.imagesPerSecond(setup, SECONDS);
    rounds.add(job, (before + after) / 2);
    before = after;
  }

  void sayMedian() {
    rounds.sayMedian();
  }

  /** What an image costs a core, when last measured. */
  double coreMillisPerImage(int slots) {
    return 1000 * Math.min(setup.callers(), slots) / before;
  }
}
