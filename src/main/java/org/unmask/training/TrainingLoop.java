package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unmask.PipelineException;
import org.unmask.StoppedException;
import org.unmask.image.Label;
import org.unmask.model.LogLoss;
import org.unmask.model.RocAuc;

/**
 * Runs a phase: train an epoch, validate, checkpoint, tell the listeners, stop early when the
 * validation AUC no longer rises, and leave the network at its best epoch.
 */
public final class TrainingLoop {

  private final Checkpoints checkpoints;
  private final TrainingListener listener;

  public TrainingLoop(Checkpoints checkpoints, List<TrainingListener> listeners) {
    this.checkpoints = checkpoints;
    this.listener = new TrainingListeners(listeners);
  }

  /**
   * Trains from where the checkpoints stand; afterwards the network is at the best epoch.
   *
   * @return the best epoch
   * @throws PipelineException if the loss is no number, or a checkpoint cannot be written
   */
  public <B extends Batch> EpochResult run(
      Phase phase, Network<B> network, BatchSource<B> train, BatchSource<B> validation) {
    if (phase.epochs() == 0) {
      throw new IllegalArgumentException("Invalid epochs of phase " + phase.name() + ": 0");
    }
    try {
      return resume(phase, network, train, validation);
    } catch (IOException e) {
      throw new PipelineException("Cannot read a checkpoint: " + e.getMessage(), e);
    }
  }

  private <B extends Batch> EpochResult resume(
      Phase phase, Network<B> network, BatchSource<B> train, BatchSource<B> validation)
      throws IOException {
    List<EpochResult> history = new ArrayList<>(checkpoints.done(phase.name()));
    Optional<Path> last = checkpoints.last(phase.name());
    if (last.isPresent()) {
      network.restore(last.get());
    }
    EpochProgress from =
        checkpoints.begun(phase.name()).orElseGet(() -> EpochProgress.begin(history.size() + 1));
    if (stopReason(phase, history).isEmpty()) {
      listener.phaseBegan(phase, network);
    }
    while (stopReason(phase, history).isEmpty()) {
      EpochResult result = epoch(phase, from, network, train, validation);
      history.add(result);
      checkpoints.save(network, history, EpochResult.best(history));
      from = EpochProgress.begin(history.size() + 1);
      listener.epochEnded(result);
    }
    EpochResult best = EpochResult.best(history);
    network.restore(checkpoints.best(phase.name()).orElseThrow());
    listener.leftOut(train.leftOut(), validation.leftOut());
    checkpoints.end(phase.name());
    listener.phaseEnded(phase, best, stopReason(phase, history).orElseThrow());
    return best;
  }

  private <B extends Batch> EpochResult epoch(
      Phase phase,
      EpochProgress from,
      Network<B> network,
      BatchSource<B> train,
      BatchSource<B> validation) {
    long begin = System.nanoTime();
    int epoch = from.epoch();
    long first = (long) (epoch - 1) * train.batchesPerEpoch();
    EpochProgress at = from;
    try (TimedWalk<B> walk =
        new TimedWalk<>(train.epoch(epoch, from.batches()), System::nanoTime)) {
      while (walk.hasNext()) {
        requireUninterrupted(phase, network, lasting(at, from, begin, walk));
        long step = first + at.steps();
        double rate = phase.schedule().at(step);
        try (B batch = walk.next()) {
          double loss = network.train(batch, step, rate);
          requireNumber(loss, phase, epoch, step);
          listener.stepped(phase, epoch, step, loss, rate);
          at = at.stepped(walk.behind(), loss, batch.size());
        }
        if (phase.checkpointDue(at)) {
          checkpoints.save(network, phase.name(), lasting(at, from, begin, walk));
        }
      }
      at = lasting(at, from, begin, walk);
    }
    if (at.images() == 0) {
      throw new PipelineException("Cannot train: no image of the split train can be decoded");
    }
    Validation validated = validate(phase, at, network, validation);
    return new EpochResult(
        phase.name(),
        epoch,
        phase.schedule().at(first + at.steps() - 1),
        at.loss(),
        validated.loss(),
        validated.auc(),
        at.images() / at.seconds(),
        from.seconds() + seconds(begin),
        at.waited() / at.seconds());
  }

  /** With the time of this process on top of that of those before it. */
  private static EpochProgress lasting(
      EpochProgress at, EpochProgress from, long begin, TimedWalk<?> walk) {
    return at.lasting(from.seconds() + seconds(begin), from.waited() + walk.seconds());
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Where checkpoints are made within epochs, one more is made on the way out. */
  private void requireUninterrupted(Phase phase, Network<?> network, EpochProgress at) {
    if (Thread.currentThread().isInterrupted()) {
      if (phase.checkpointSteps() > 0 && at.steps() > 0) {
        checkpoints.save(network, phase.name(), at);
      }
      throw new StoppedException(
          "Cannot go on training: it was stopped; --resume goes on from " + checkpoints.place());
    }
  }

  private void requireNumber(double loss, Phase phase, int epoch, long step) {
    if (!Double.isFinite(loss)) {
      throw noNumber(
          phase, "loss is " + loss, phase.name() + ", epoch " + epoch + ", step " + step);
    }
  }

  /** What diverged once does so again with the same settings, so that resuming is no remedy. */
  private PipelineException noNumber(Phase phase, String what, String where) {
    return new PipelineException(
        "Cannot go on training: the %s in phase %s; begin a new run with a lower train.%s.learning-rate (what is kept of this one ends at %s)"
            .formatted(what, where, phase.name(), checkpoints.place()));
  }

  private record Validation(double loss, double auc) {}

  private <B extends Batch> Validation validate(
      Phase phase, EpochProgress at, Network<B> network, BatchSource<B> validation) {
    ScoreLog log = new ScoreLog();
    try (BatchSource.Walk<B> walk = validation.epoch(1)) {
      while (walk.hasNext()) {
        requireUninterrupted(phase, network, at);
        try (B batch = walk.next()) {
          log.add(network.logits(batch), batch.labels());
        }
      }
    }
    double[] logits = log.logits();
    Label[] labels = log.labels();
    requireBoth(labels);
    if (!Arrays.stream(logits).allMatch(Double::isFinite)) {
      throw noNumber(
          phase,
          "validation gave a logit that is no number",
          phase.name() + ", after epoch " + at.epoch());
    }
    return new Validation(LogLoss.of(logits, labels), RocAuc.of(logits, labels));
  }

  private static void requireBoth(Label[] labels) {
    for (Label label : Label.values()) {
      if (!Arrays.asList(labels).contains(label)) {
        throw new PipelineException(
            "Cannot validate: no %s image of the split validation can be decoded".formatted(label));
      }
    }
  }

  private static Optional<String> stopReason(Phase phase, List<EpochResult> history) {
    if (history.size() >= phase.epochs()) {
      return Optional.of("all " + phase.epochs() + " epochs are done");
    }
    if (!history.isEmpty()
        && history.size() - EpochResult.best(history).epoch() >= phase.patience()) {
      return Optional.of("no better validation AUC for " + phase.patience() + " epochs");
    }
    return Optional.empty();
  }
}
