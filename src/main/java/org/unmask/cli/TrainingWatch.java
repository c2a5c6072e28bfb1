package org.unmask.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unmask.Progress;
import org.unmask.training.EpochResult;
import org.unmask.training.Phase;
import org.unmask.training.TrainingListener;

/** Tells a person how training goes: progress within an epoch, a line at its end. */
final class TrainingWatch implements TrainingListener {
  private final CommandContext context;
  private final long batchSize;
  private long epochSteps;
  private Progress.@Nullable Task task;
  private int shownEpoch;
  private long firstShown;

  TrainingWatch(CommandContext context) {
    this.context = context;
    this.batchSize = context.settings().trainingPlan().fineTune().batchSize();
  }

  /** Says how many images an epoch of fine-tuning has. */
  void epochHas(long images) {
    epochSteps = Math.max(1, images / batchSize);
  }

  @Override
  public void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {
    if (!phase.name().equals(Phase.FINE_TUNE)) {
      return;
    }
    if (task == null || epoch != shownEpoch) {
      end();
      shownEpoch = epoch;
      firstShown = step;
      long done = step - (epoch - 1) * epochSteps;
      task =
          context
              .progress()
              .start(
                  "Fine-tuning, %s %d of at most %d"
                      .formatted(done == 0 ? "epoch" : "rest of epoch", epoch, phase.epochs()),
                  "images",
                  (epochSteps - done) * batchSize);
    }
    task.advanceTo((step - firstShown + 1) * batchSize);
  }

  @Override
  public void epochEnded(EpochResult result) {
    end();
    context.say(
        String.format(
            Locale.ROOT,
            "%s epoch %d: loss %.4f, validation loss %.4f, validation ROC-AUC %.4f, %,.0f images/s, %.1f %% of the time spent waiting for input",
            result.phase(),
            result.epoch(),
            result.trainLoss(),
            result.validationLoss(),
            result.validationAuc(),
            result.imagesPerSecond(),
            100 * result.inputWait()));
  }

  @Override
  public void leftOut(int ofTrain, int ofValidation) {
    if (ofTrain + ofValidation > 0) {
      context.say(
          String.format(
              Locale.ROOT,
              "Left out since they cannot be decoded: %,d images of train, %,d of validation; the log names them",
              ofTrain,
              ofValidation));
    }
  }

  @Override
  public void phaseEnded(Phase phase, EpochResult best, String reason) {
    end();
    context.say(
        String.format(
            Locale.ROOT,
            "%s ended: %s; best epoch %d, validation ROC-AUC %.4f",
            phase.name(),
            reason,
            best.epoch(),
            best.validationAuc()));
  }

  private void end() {
    if (task != null) {
      task.close();
      task = null;
    }
  }
}
