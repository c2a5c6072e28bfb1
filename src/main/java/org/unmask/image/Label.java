package org.unmask.image;

/**
 * What an image shows. {@link #FAKE} is the positive class everywhere: never infer it from column
 * position or folder order.
 */
public enum Label {
  /** An unaltered photograph of a person; class index 0. */
  REAL(0),
  /** A generated or manipulated face; class index 1, the positive class. */
  FAKE(1);

  private final int index;

  Label(int index) {
    this.index = index;
  }

  /** The class index: 0 for {@link #REAL}, 1 for {@link #FAKE}. */
  public int index() {
    return index;
  }

  /**
   * The label of a class index.
   *
   * @throws IllegalArgumentException if {@code index} is neither 0 nor 1
   */
  public static Label ofIndex(int index) {
    return switch (index) {
      case 0 -> REAL;
      case 1 -> FAKE;
      default -> throw new IllegalArgumentException("Invalid label index: " + index + " (0 or 1)");
    };
  }
}
