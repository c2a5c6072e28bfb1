package org.unmask.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unmask.PipelineException;
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
      throw new PipelineException("Cannot keep a checkpoint: " + e.getMessage(), e);
    }
  }

  private <B extends Batch> EpochResult resume(
      Phase phase, Network<B> network, BatchSource<B> train, BatchSource<B> validation)
      throws IOException {
    List<EpochResult> history = new ArrayList<>(checkpoints.done(phase.name()));
    if (!history.isEmpty()) {
      network.restore(checkpoints.last(phase.name()).orElseThrow());
    }
    if (stopReason(phase, history).isEmpty()) {
      listener.phaseBegan(phase, network);
    }
    while (stopReason(phase, history).isEmpty()) {
      EpochResult result = epoch(phase, history.size() + 1, network, train, validation);
      history.add(result);
      checkpoints.save(network, history, EpochResult.best(history));
      listener.epochEnded(result);
    }
    EpochResult best = EpochResult.best(history);
    network.restore(checkpoints.best(phase.name()).orElseThrow());
    checkpoints.end(phase.name());
    listener.phaseEnded(phase, best, stopReason(phase, history).orElseThrow());
    return best;
  }

  private <B extends Batch> EpochResult epoch(
      Phase phase, int epoch, Network<B> network, BatchSource<B> train, BatchSource<B> validation) {
    long begin = System.nanoTime();
    long step = (long) (epoch - 1) * train.batchesPerEpoch();
    double lossSum = 0;
    long images = 0;
    double rate = phase.schedule().at(step);
    double waited;
    try (TimedWalk<B> walk = new TimedWalk<>(train.epoch(epoch), System::nanoTime)) {
      while (walk.hasNext()) {
        requireUninterrupted();
        try (B batch = walk.next()) {
          rate = phase.schedule().at(step);
          double loss = network.train(batch, step, rate);
          requireNumber(loss, phase, epoch, step);
          listener.stepped(phase, epoch, step, loss, rate);
          lossSum += loss * batch.size();
          images += batch.size();
        }
        step++;
      }
      waited = walk.seconds();
    }
    double trained = (System.nanoTime() - begin) / 1e9;
    if (images == 0) {
      throw new PipelineException("Cannot train: no image of the split train can be decoded");
    }
    Validation validated = validate(network, validation);
    return new EpochResult(
        phase.name(),
        epoch,
        rate,
        lossSum / images,
        validated.loss(),
        validated.auc(),
        images / trained,
        (System.nanoTime() - begin) / 1e9,
        waited / trained);
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PipelineException("Cannot go on training: it was stopped between two steps");
    }
  }

  private static void requireNumber(double loss, Phase phase, int epoch, long step) {
    if (!Double.isFinite(loss)) {
      throw new PipelineException(
          "Cannot go on training: the loss is %s in phase %s, epoch %d, step %d; a lower learning rate may help"
              .formatted(loss, phase.name(), epoch, step));
    }
  }

  private record Validation(double loss, double auc) {}

  private static <B extends Batch> Validation validate(
      Network<B> network, BatchSource<B> validation) {
    ScoreLog log = new ScoreLog();
    try (BatchSource.Walk<B> walk = validation.epoch(1)) {
      while (walk.hasNext()) {
        try (B batch = walk.next()) {
          log.add(network.logits(batch), batch.labels());
        }
      }
    }
    double[] logits = log.logits();
    Label[] labels = log.labels();
    return new Validation(LogLoss.of(logits, labels), RocAuc.of(logits, labels));
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
