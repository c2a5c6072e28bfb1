package org.unmask.demo;

/** Smooth random texture of unbounded extent: a repeating table of numbers, interpolated. */
final class NoiseField {
  private static final int SIDE = 512;
  private static final int MASK = SIDE - 1;
  private static final float[] TABLE = table();

  private final float offsetX;
  private final float offsetY;

  /** Another place of the table, so that two faces do not share their pores. */
  NoiseField(Dice dice) {
    offsetX = dice.between(4000, 4500);
    offsetY = dice.between(4000, 4500);
  }

  /** In -1 to 1, with features about one unit wide; for coordinates above -4000. */
  float at(float x, float y) {
    float px = x + offsetX;
    float py = y + offsetY;
    int ix = (int) px;
    int iy = (int) py;
    float tx = px - ix;
    float ty = py - iy;
    tx = tx * tx * (3 - 2 * tx);
    ty = ty * ty * (3 - 2 * ty);
    int row = (iy & MASK) * SIDE;
    int below = (iy + 1 & MASK) * SIDE;
    int left = ix & MASK;
    int right = ix + 1 & MASK;
    float upper = Curve.mix(TABLE[row + left], TABLE[row + right], tx);
    float lower = Curve.mix(TABLE[below + left], TABLE[below + right], tx);
    return Curve.mix(upper, lower, ty);
  }

  /** Octaves of noise, each twice as fine and half as strong; in about -1 to 1. */
  float octaves(float x, float y, int count) {
    float sum = 0;
    float gain = 0.55f;
    float scale = 1;
    for (int i = 0; i < count; i++) {
      sum += gain * at(x * scale + 31 * i, y * scale + 17 * i);
      gain *= 0.55f;
      scale *= 2.03f;
    }
    return sum;
  }

  private static float[] table() {
    Dice dice = Dice.of(0, Dice.Stream.NOISE_TABLE, 0);
    float[] table = new float[SIDE * SIDE];
    for (int i = 0; i < table.length; i++) {
      table[i] = dice.between(-1, 1);
    }
    return table;
  }
}
