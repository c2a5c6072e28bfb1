package org.unmask.demo;

/**
 * Where a head is and where it looks. The canvas runs from -1 to 1, y down; heads are measured in
 * half their height; angles are radians.
 */
record Pose(float centreX, float centreY, float scale, float roll, float yaw, float pitch) {

  static Pose draw(Dice dice) {
    return new Pose(
        dice.around(0, 0.08),
        dice.around(-0.01, 0.07),
        dice.between(0.66, 0.76),
        dice.around(0, 0.20),
        dice.around(0, 0.55),
        dice.around(0.02, 0.22));
  }
}
