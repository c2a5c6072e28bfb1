package org.unmask.demo;

/** One soft lamp and the light of the room; (x, y, z) points at the lamp, z towards the viewer. */
record Light(float x, float y, float z, float key, float fill, Rgb keyColour, Rgb fillColour) {

  static Light draw(Dice dice) {
    float azimuth = dice.around(0, 1.1);
    float elevation = dice.between(0.15, 0.85);
    float flat = Curve.cosine(elevation);
    float warmth = dice.around(0, 0.10);
    float key = dice.between(0.75, 1.1);
    return new Light(
        flat * Curve.sine(azimuth),
        -Curve.sine(elevation),
        flat * Curve.cosine(azimuth),
        key,
        dice.between(0.28, 0.55),
        new Rgb(1 + warmth, 1, 1 - warmth),
        new Rgb(1 - 0.6f * warmth, 1, 1 + 0.8f * warmth));
  }
}
