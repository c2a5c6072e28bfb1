package org.unmask.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Evaluations;
import org.unmask.evaluation.Mistakes;
import org.unmask.evaluation.ScoredImages;
import org.unmask.image.Label;
import org.unmask.image.Raster;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.training.AugmentedSample;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.AugmentedSample.Version;
import org.unmask.training.EpochResult;
import org.unmask.training.FineTune;
import org.unmask.training.InitialShare;
import org.unmask.training.TrainingPlan;

/** Training runs for tests of what shows them. */
final class TrainingReports {

  private TrainingReports() {}

  /** A run whose epochs of fine-tuning had these AUCs, as its model has the best of them. */
  static TrainingReport run(String source, double inputWait, double... aucs) {
    return runTo(Arrays.stream(aucs).max().orElseThrow(), source, inputWait, aucs);
  }

  /** The same, where the model has another AUC. */
  static TrainingReport runTo(double auc, String source, double inputWait, double... aucs) {
    List<EpochResult> history = new ArrayList<>();
    history.add(new EpochResult("head", 1, 1e-3, 0.6, 0.6, 0.7, 900, 4, 0));
    for (int i = 0; i < aucs.length; i++) {
      history.add(new EpochResult("fine-tune", i + 1, 1e-4, 0.3, 0.4, aucs[i], 20, 60, inputWait));
    }
    ScoredImages images =
        ScoredImages.builder()
            .add("hard-real", source + "/r0", "g0", source, Label.REAL, 0.9, 2)
            .add("easy-real", source + "/r1", "g1", source, Label.REAL, 0.1, -2)
            .add("hard-fake", source + "/f0", "g2", source, Label.FAKE, 0.2, -1)
            .add("easy-fake", source + "/f1", "g3", source, Label.FAKE, 0.8, 1)
            .build();
    Evaluation validation = Evaluations.withRocAuc(auc, Evaluations.of(images));
    return new TrainingReport(
        plan("all"),
        DatasetReports.leaky(source).summary(),
        history,
        InitialShare.fixed(0.75),
        1,
        List.of(),
        validation,
        Mistakes.hardest(images),
        List.of(sample(Label.REAL, source), sample(Label.FAKE, source)));
  }

  /** As {@link #run}, where no image that was drawn to show augmentation could be decoded. */
  static TrainingReport withoutSamples() {
    TrainingReport run = run("faces", 0, 0.9);
    return new TrainingReport(
        run.plan(),
        run.data(),
        run.history(),
        run.share(),
        1,
        List.of(),
        run.validation(),
        run.hardest(),
        List.of());
  }

  /** As a run, with others beside the trained network. */
  static TrainingReport ensemble(TrainingReport run, int networks) {
    return new TrainingReport(
        run.plan(),
        run.data(),
        run.history(),
        run.share(),
        networks,
        List.of(),
        run.validation(),
        run.hardest(),
        run.augmented());
  }

  /** As {@link #run}, without the second phase. */
  static TrainingReport headOnly() {
    TrainingReport run = run("faces", 0, 0.9);
    return new TrainingReport(
        plan("none"),
        run.data(),
        run.history().subList(0, 1),
        InitialShare.fixed(1),
        1,
        List.of(),
        run.validation(),
        run.hardest(),
        List.of());
  }

  /** One version as it is and one blend. */
  static AugmentedSample sample(Label label, String source) {
    Raster grey = grey(224, 120);
    return new AugmentedSample(
        label,
        source,
        grey,
        List.of(
            new Version(grey(160, 40), Origin.IMAGE, ""),
            new Version(
                grey(160, 200), Origin.SELF_BLEND, "mirror, rotation 5.00, zoom 1.12, jpeg 62")));
  }

  private static Raster grey(int side, int level) {
    byte[] rgb = new byte[side * side * 3];
    Arrays.fill(rgb, (byte) level);
    return new Raster(side, side, rgb);
  }

  private static TrainingPlan plan(String from) {
    return new TrainingPlan(
        7,
        224,
        new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC),
        2,
        0.2,
        new TrainingPlan.Examples(
            AugmentationPolicy.ROBUST, new TrainingPlan.MadeFakes(0.25, 0.1), 0.5, 0, 0, 160),
        new TrainingPlan.Objective(0, TrainingPlan.ClassWeights.BALANCED),
        new TrainingPlan.Head(2, 20, 256, 1e-3, 3, 1e-4),
        new FineTune(
            from,
            10,
            32,
            3,
            0,
            new FineTune.Rate(1e-3, 0.1, 0.01, 1),
            new FineTune.Optimizer(0.01, 5),
            new FineTune.Averaging(0.998, OptionalDouble.of(0)),
            new FineTune.BatchNorm(256, 0.99)));
  }
}
