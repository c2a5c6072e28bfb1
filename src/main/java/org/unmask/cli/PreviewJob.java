package org.unmask.cli;

import java.nio.file.Path;
import org.unmask.dataset.DatasetReader;
import org.unmask.report.AugmentationSheet;
import org.unmask.report.WholeFile;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TensorFlowRuntime;
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
    WholeFile.write(sheet, AugmentationSheet.of(samples.draw()).png());
    context.say("Augmented images in " + sheet);
  }
}
