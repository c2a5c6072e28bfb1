package org.unmask.tensorflow;

import org.unmask.model.Device;

/**
 * What the training sessions of this process compute on.
 *
 * @param device the CPU, or whatever there is
 * @param lossScale what gradients are multiplied by: 1, or more in mixed precision, since float16
 *     would else round small ones to 0. Adam's steps do not depend on it, but for its epsilon
 */
record TrainingDevice(Device device, float lossScale) {
  private static final float MIXED_LOSS_SCALE = 128;

  static final TrainingDevice ANY = new TrainingDevice(Device.AUTO, 1);

  static TrainingDevice mixed(Device device) {
    return new TrainingDevice(device, MIXED_LOSS_SCALE);
  }

  boolean isMixed() {
    return lossScale > 1;
  }
}
