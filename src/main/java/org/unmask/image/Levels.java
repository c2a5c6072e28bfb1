package org.unmask.image;

/** Computed samples as the bytes that pictures are stored in. */
public final class Levels {
  private static final int BYTE = 0xff;

  private Levels() {}

  /**
   * Rounds samples, halves up, and keeps them to 0 to 255.
   *
   * @param values as many as are wanted, from the first on
   * @param target takes them from {@code offset} on, as unsigned bytes
   */
  public static void write(float[] values, byte[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      // Kept to the range as an integer: the same on floats takes ten times as long, for their NaN.
      int level = (int) (values[i] + 0.5f);
      target[offset + i] = (byte) ((level & ~BYTE) == 0 ? level : level < 0 ? 0 : BYTE);
    }
  }

  /** The same in an array of their own. */
  public static byte[] of(float[] values) {
    byte[] levels = new byte[values.length];
    write(values, levels, 0);
    return levels;
  }
}
