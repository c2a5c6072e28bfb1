package org.unmask.image;

import java.io.Serializable;

/**
 * What is refused before anything is allocated for it.
 *
 * @param maxBytes largest file, in bytes; at least 1
 * @param maxPixels largest width × height that a header may claim; at least 1
 */
public record ImageLimits(long maxBytes, long maxPixels) implements Serializable {

  /** 64 MiB and 100 megapixels: above any phone's photo, below what fells a decoder. */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 100_000_000L);

  public ImageLimits {
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("Invalid max-bytes: " + maxBytes + " (1 to 2147483631)");
    }
    if (maxPixels < 1) {
      throw new IllegalArgumentException("Invalid max-pixels: " + maxPixels + " (1 or more)");
    }
  }
}
