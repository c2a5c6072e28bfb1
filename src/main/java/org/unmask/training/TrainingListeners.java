package org.unmask.training;

import java.util.List;

/** Several listeners as one, told in order. */
final class TrainingListeners implements TrainingListener {
  private final List<TrainingListener> listeners;

  TrainingListeners(List<TrainingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void phaseBegan(Phase phase, NetworkView network) {
    listeners.forEach(listener -> listener.phaseBegan(phase, network));
  }

  @Override
  public void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {
    listeners.forEach(listener -> listener.stepped(phase, epoch, step, loss, learningRate));
  }

  @Override
  public void epochEnded(EpochResult result) {
    listeners.forEach(listener -> listener.epochEnded(result));
  }

  @Override
  public void leftOut(int ofTrain, int ofValidation) {
    listeners.forEach(listener -> listener.leftOut(ofTrain, ofValidation));
  }

  @Override
  public void phaseEnded(Phase phase, EpochResult best, String reason) {
    listeners.forEach(listener -> listener.phaseEnded(phase, best, reason));
  }
}
