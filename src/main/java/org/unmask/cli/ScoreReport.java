package org.unmask.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unmask.model.ModelSpec;
import org.unmask.model.Precision;
import org.unmask.model.ScoreDrift;
import org.unmask.model.StabilityIndex;
import org.unmask.model.TraitDrift;
import org.unmask.scoring.Begin;
import org.unmask.scoring.ScoringSummary;

/** What a run of scoring came to, for a person. */
final class ScoreReport {
  private ScoreReport() {}

  /**
   * The lines.
   *
   * @param begin what the run was to make of a table that was there
   */
  static List<String> lines(ScoringSummary summary, ModelSpec spec, Begin begin) {
    List<String> lines = new ArrayList<>();
    long now = summary.files() - summary.kept();
    if (summary.isOfBefore() && begin == Begin.NEW) {
      lines.add(format("Finished already: all %,d rows are as they were", summary.files()));
    } else if (summary.isOfBefore()) {
      lines.add(
          format("Nothing is new or changed: all %,d rows are as they were", summary.files()));
    } else if (now == 0) {
      lines.add(
          format(
              "No file is new or changed: %,d rows kept, their verdicts by threshold %.3f",
              summary.files(), spec.threshold()));
    } else {
      String kept =
          summary.kept() == 0 ? "" : format(", %,d rows kept from before", summary.kept());
      lines.add(
          format(
              "Took %,d files in %s, %.1f images/s%s",
              now, Milestones.duration(summary.seconds()), summary.imagesPerSecond(), kept));
    }
    if (summary.dropped() > 0) {
      lines.add(
          format("Dropped %,d rows whose files are gone or no longer listed", summary.dropped()));
    }
    if (summary.lost() > 0) {
      lines.add(format("Warning: %,d rows that had a score have none now", summary.lost()));
    }
    lines.add(
        format(
            "Scored %,d of %,d files: %,d FAKE (%.1f %%), %,d REAL at threshold %.3f",
            summary.scored(),
            summary.files(),
            summary.fakes(),
            100 * summary.fakeShare(),
            summary.reals(),
            spec.threshold()));
    if (!summary.errors().isEmpty()) {
      lines.add("Not scored, each a row with its error: " + summary.errors());
    }
    if (now > 0) {
      List<String> stages = new ArrayList<>();
      summary.stages().forEach((stage, seconds) -> stages.add(format("%s %.1f", stage, seconds)));
      lines.add("Seconds: " + String.join(", ", stages));
    }
    precision(summary).ifPresent(lines::add);
    drift(summary, spec).ifPresent(lines::add);
    traits(summary, spec).ifPresent(lines::add);
    return lines;
  }

  /** What was computed with, where that is not what the model was made with. */
  private static Optional<String> precision(ScoringSummary summary) {
    Map<Precision, Long> images = summary.precisions();
    String counts =
        images.entrySet().stream()
            .map(entry -> format("%,d in %s", entry.getValue(), entry.getKey().word()))
            .collect(joining(", "));
    if (images.size() > 1) {
      return Optional.of(
          "Warning: not all scores were computed alike: "
              + counts
              + " (score.precision = float32 makes them so)");
    }
    return images.containsKey(Precision.BFLOAT16)
        ? Optional.of(
            "Computed in bfloat16 (score.precision = float32 gives the same scores on every CPU)")
        : Optional.empty();
  }

  /** Nothing where the model has no reference, or there are too few images to tell. */
  private static Optional<String> drift(ScoringSummary summary, ModelSpec spec) {
    List<Long> reference = spec.reference().scores();
    if (StabilityIndex.images(reference) < ScoreDrift.LEAST_IMAGES
        || summary.scored() < ScoreDrift.LEAST_IMAGES) {
      return Optional.empty();
    }
    double index = ScoreDrift.index(reference, summary.histogram());
    return Optional.of(
        index > StabilityIndex.FAR
            ? format(
                "Warning: these scores lie far from those of validation (stability index %.2f,"
                    + " above %.2f): images of another kind, or another share of fakes; look at"
                    + " some before you rely on the verdicts",
                index, StabilityIndex.FAR)
            : format("The scores lie like those of validation (stability index %.2f)", index));
  }

  /** The same for cheap features of images. */
  private static Optional<String> traits(ScoringSummary summary, ModelSpec spec) {
    List<TraitDrift> drifts = TraitDrift.of(spec.reference().traits(), summary.traits());
    if (drifts.isEmpty()) {
      return Optional.empty();
    }
    List<String> far = drifts.stream().filter(TraitDrift::far).map(ScoreReport::described).toList();
    return Optional.of(
        far.isEmpty()
            ? "The images are like those of validation in " + words(drifts)
            : format(
                "Warning: these images are unlike those of validation (stability index above"
                    + " %.2f), so that the model's figures may not hold for them: %s",
                StabilityIndex.FAR, String.join("; ", far)));
  }

  private static String words(List<TraitDrift> drifts) {
    return drifts.stream().map(drift -> drift.trait().words()).collect(joining(", "));
  }

  private static String described(TraitDrift drift) {
    return format(
        "%s %.2f (mostly %s, there %s)",
        drift.trait().words(),
        drift.index(),
        drift.trait().described(drift.here()),
        drift.trait().described(drift.usual()));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
