package org.unmask.tensorflow;

import org.unmask.model.Device;

/**
 * What the training sessions of this process compute on.
 *
 * @param device the CPU, or whatever there is
 * @param gpus how many of them a session sees
 * @param lossScale what gradients are multiplied by: 1, or more in mixed precision, since float16
 *     would else round small ones to 0. {@link Adam} divides by it; a power of two, so that nothing
 *     else is rounded
 */
record TrainingDevice(Device device, int gpus, float lossScale) {
  private static final float MIXED_LOSS_SCALE = 128;

  static final TrainingDevice ANY = new TrainingDevice(Device.AUTO, 0, 1);

  static TrainingDevice mixed(Device device, int gpus) {
    return new TrainingDevice(device, gpus, MIXED_LOSS_SCALE);
  }

  /**
   * How many batches are made in advance while steps run. On a CPU none: a step takes every core,
   * and a thread that decodes meanwhile holds up all of its threads at each operation, so that
   * batches made by all cores between two steps cost less.
   */
  int batchesAhead() {
    return gpus == 0 ? 0 : 4;
  }

  boolean isMixed() {
    return lossScale > 1;
  }
}
