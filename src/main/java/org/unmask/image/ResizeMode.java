package org.unmask.image;

/** Which part of an image of any size the square input of a network shows. */
public enum ResizeMode {
  /**
   * All of it; the aspect ratio is not kept. An image that is a little larger is resized, too,
   * which blurs its finest detail.
   */
  STRETCH {
    @Override
    double zoom(int length, int shorter, int size) {
      return 1;
    }

    @Override
    double place(int length, int shorter, int size, double wanted) {
      return wanted;
    }
  },

  /**
   * A square of it, usually the centre; the aspect ratio is kept. Images whose shorter side is up
   * to {@value #LARGEST} times the input's are shown pixel by pixel, which leaves the finest detail
   * as it is: generators leave their traces there. Larger ones are made that small first, smaller
   * ones as large as the input.
   */
  CROP {
    @Override
    double zoom(int length, int shorter, int size) {
      double least = size / (double) shorter;
      double scale = Math.max(least, Math.min(1, LARGEST * least));
      return Math.max(1, length * scale / size);
    }

    @Override
    double place(int length, int shorter, int size, double wanted) {
      int hidden = length - size;
      boolean asStored = shorter >= size && shorter <= LARGEST * size && hidden > 0;
      // Between two pixels it would have to be interpolated.
      return asStored ? Math.round(wanted * hidden) / (double) hidden : wanted;
    }
  };

  /** In {@link #CROP}, the longest shorter side that is shown pixel by pixel, by the input's. */
  public static final double LARGEST = 1.375;

  /** By what factor the image is larger than what is shown of it along an axis; 1 or more. */
  abstract double zoom(int length, int shorter, int size);

  /** Where what is shown lies along an axis: {@code wanted}, or a whole pixel near it. */
  abstract double place(int length, int shorter, int size, double wanted);
}
