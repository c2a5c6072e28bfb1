package org.unmask.demo;

/** The bones and features of a face; lengths in half head heights, the rest as amounts 0 to 1. */
record FaceShape(
    float width,
    float jaw,
    float browRidge,
    float cheekbones,
    float chin,
    float noseWidth,
    float noseLength,
    float noseHeight,
    float eyeSpacing,
    float eyeWidth,
    float eyeOpening,
    float eyeTilt,
    float gaze,
    float browHeight,
    float browThickness,
    float browArch,
    float mouthWidth,
    float upperLip,
    float lowerLip,
    float smile,
    float parted,
    float age) {

  static final float EYE_LEVEL = 0.03f;
  static final float MOUTH_LEVEL = 0.60f;

  static FaceShape draw(Dice dice) {
    float smile = dice.between(-0.25, 1);
    return new FaceShape(
        dice.around(0.70, 0.055),
        dice.around(0.01, 0.09),
        dice.between(0.2, 1),
        dice.between(0.2, 1),
        dice.between(0.2, 1),
        dice.around(0.125, 0.03),
        dice.around(0.36, 0.04),
        dice.around(0.17, 0.04),
        dice.around(0.295, 0.025),
        dice.around(0.147, 0.014),
        dice.around(0.060, 0.015),
        dice.around(0.02, 0.06),
        dice.around(0, 0.022),
        dice.around(0.165, 0.025),
        dice.around(0.034, 0.014),
        dice.around(0.5, 0.5),
        dice.around(0.225, 0.035),
        dice.around(0.045, 0.014),
        dice.around(0.062, 0.016),
        smile,
        smile > 0.35 && dice.chance(0.55) ? dice.between(0.02, 0.05) : 0,
        dice.between(0, 1) * dice.between(0.2, 1));
  }

  /** Half the width of the head at a height, before the roundness of skull and chin. */
  float halfWidth(float y) {
    return width
        * (1
            + jaw * Curve.dome(y, 0, 0.62f, 0, 0.5f, 1)
            + 0.13f * Curve.dome(y, 0, -0.68f, 0, 0.62f, 1));
  }
}
