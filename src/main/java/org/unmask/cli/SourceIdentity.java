package org.unmask.cli;

import java.util.TreeSet;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.training.TrainingPlan.Examples;

/**
 * What a dataset's sources are, for runs that go by them: its fingerprint is the same under other
 * names of sources. Counts tell that, but not of two sources that have changed names where each
 * split holds as many images of either.
 */
final class SourceIdentity {
  private SourceIdentity() {}

  /** How many images each has by split and label; empty where no setting looks at sources. */
  static String of(DatasetSummary summary, Settings settings) {
    if (!looksAtSources(settings)) {
      return "";
    }
    TreeSet<String> counts = new TreeSet<>();
    for (SplitCount count : summary.counts()) {
      counts.add(
          count.split().folder()
              + " "
              + count.label()
              + " "
              + count.images()
              + " "
              + count.source());
    }
    return String.join("\n", counts);
  }

  private static boolean looksAtSources(Settings settings) {
    Examples examples = settings.trainingPlan().examples();
    return examples.sourceBalance() > 0
        || examples.mixShare() > 0
        || examples.fakes().swapShare() > 0
        || !settings.trainingSources().isEmpty()
        || settings
            .distillation()
            .map(wanted -> !wanted.distillation().sources().isEmpty())
            .orElse(false);
  }
}
