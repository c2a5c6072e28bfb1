package org.unmask.training;

/**
 * How far an epoch has come, between two steps.
 *
 * @param epoch 1 for the first of its phase
 * @param batches of the source that lie behind, those without a usable example too; 0 or more
 * @param steps taken in this epoch
 * @param lossSum of the examples' losses as they were trained on, in nats
 * @param images examples trained on
 * @param seconds of wall time spent training, in all processes that had a part in the epoch
 * @param waited seconds of them that were spent waiting for batches
 */
public record EpochProgress(
    int epoch, int batches, int steps, double lossSum, long images, double seconds, double waited) {

  /** An epoch of which nothing is done. */
  static EpochProgress begin(int epoch) {
    return new EpochProgress(epoch, 0, 0, 0, 0, 0, 0);
  }

  /**
   * One step further.
   *
   * @param behind batches of the source that lie behind now
   * @param loss the mean of the step's examples
   * @param size how many they are
   */
  EpochProgress stepped(int behind, double loss, int size) {
    return new EpochProgress(
        epoch, behind, steps + 1, lossSum + loss * size, images + size, seconds, waited);
  }

  EpochProgress lasting(double wallSeconds, double waitedSeconds) {
    return new EpochProgress(epoch, batches, steps, lossSum, images, wallSeconds, waitedSeconds);
  }

  /** The mean loss of the examples so far. */
  double loss() {
    return lossSum / images;
  }
}
