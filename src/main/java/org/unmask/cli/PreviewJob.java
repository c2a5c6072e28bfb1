package org.unmask.cli;

import java.nio.file.Path;
import java.util.List;
import org.unmask.dataset.DatasetReader;
import org.unmask.report.AugmentationSheet;
import org.unmask.report.WholeFile;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.training.AugmentedSample;
import org.unmask.training.TrainingPlan;

/** {@code unmask train --preview}: augmented images to look at, and nothing else. */
final class PreviewJob implements Work<PreviewRequest> {

  @Override
  public void run(PreviewRequest request, CommandContext context) {
    context.settle(
        InitialDefaults.settled(
            context.settings(),
            InitialDefaults.detector(request.weights()).map(FrozenModel::spec)));
    TrainingPlan plan = context.settings().trainingPlan();
    TensorFlowRuntime.start(plan.stepThreads());
    DatasetReader dataset =
        DatasetReader.open(context.spark(), request.dataset())
            .ofSources(context.settings().trainingSources());
    dataset.requireBothClasses(SplitName.TRAIN, "preview");
    AugmentationSamples samples =
        new AugmentationSamples(dataset, plan, context.settings().imageLimits(), context::say);
    Path sheet = RunFolder.sheet(DriverPath.of("write run", request.run()));
    List<AugmentedSample> drawn = samples.draw();
    if (drawn.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot preview augmentation: none of the images drawn for it can be shown");
    }
    WholeFile.write(sheet, AugmentationSheet.of(drawn).png());
    context.say("Augmented images in " + sheet);
  }
}
