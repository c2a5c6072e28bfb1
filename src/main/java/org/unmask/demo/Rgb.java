package org.unmask.demo;

/** A colour in linear light; 1 is a white sheet of paper. */
record Rgb(float r, float g, float b) {

  /** From display values, 0 to 255. */
  static Rgb display(int r, int g, int b) {
    return new Rgb(linear(r), linear(g), linear(b));
  }

  Rgb mix(Rgb other, float share) {
    return new Rgb(
        Curve.mix(r, other.r, share), Curve.mix(g, other.g, share), Curve.mix(b, other.b, share));
  }

  Rgb times(float factor) {
    return new Rgb(r * factor, g * factor, b * factor);
  }

  Rgb times(Rgb filter) {
    return new Rgb(r * filter.r, g * filter.g, b * filter.b);
  }

  private static float linear(int value) {
    return (float) StrictMath.pow(value / 255.0, 2.2);
  }
}
