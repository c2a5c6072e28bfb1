package org.unmask.model;

import java.util.Locale;

/** What numbers a network computes with when it scores. */
public enum Precision {
  /**
   * {@link #BFLOAT16} on a CPU that multiplies matrices of such numbers in one instruction (AMX),
   * where it is twice as fast; {@link #FLOAT32} elsewhere.
   */
  AUTO,
  /** All in float32, as the model was made: the same scores on every CPU, but for rounding. */
  FLOAT32,
  /**
   * Most layers in bfloat16, sums in float32; refused where the CPU cannot, and on GPUs.
   * Probabilities differ by 0.003 on average.
   */
  BFLOAT16;

  /** As settings and summaries have it, such as {@code float32}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
