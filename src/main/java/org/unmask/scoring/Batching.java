package org.unmask.scoring;

import java.io.Serializable;

/**
 * How many images go through the classifier at once.
 *
 * @param maxImages images in one batch, at most; 1 or more
 * @param maxBytes encoded bytes in one batch, at most, unless a single image has more; 1 or more
 */
public record Batching(int maxImages, long maxBytes) implements Serializable {

  /** 64 MiB: about six thousand small faces, or a dozen photos of a phone. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  public Batching {
    if (maxImages < 1) {
      throw new IllegalArgumentException("Invalid batch-size: " + maxImages + " (1 or more)");
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("Invalid batch-bytes: " + maxBytes + " (1 or more)");
    }
  }

  /** Batches of {@code maxImages}, within {@link #DEFAULT_MAX_BYTES}. */
  public static Batching of(int maxImages) {
    return new Batching(maxImages, DEFAULT_MAX_BYTES);
  }
}
