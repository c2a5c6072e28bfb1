package org.unmask.scoring;

import java.io.Serializable;
import org.unmask.model.ImageClassifier;

/**
 * How many images go through the classifier at once.
 *
 * @param maxImages images in one batch, at most; 0 for as many as suit the classifier where it is
 *     opened: see {@link ImageClassifier#suitableBatch}
 * @param maxBytes encoded bytes in one batch, at most, unless a single image has more; 1 or more
 */
public record Batching(int maxImages, long maxBytes) implements Serializable {

  /** 64 MiB: about six thousand small faces, or a dozen photos of a phone. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  public Batching {
    if (maxImages < 0) {
      throw new IllegalArgumentException("Invalid batch-size: " + maxImages + " (0 or more)");
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("Invalid batch-bytes: " + maxBytes + " (1 or more)");
    }
  }

  /** As many as suit the classifier, within {@link #DEFAULT_MAX_BYTES}. */
  public static Batching suitable() {
    return of(0);
  }

  /**
   * These bounds for one classifier.
   *
   * @param views under how many views it sees each image at once; they count as images of a
   *     suitable batch
   */
  Batching on(ImageClassifier classifier, int views) {
    return maxImages > 0
        ? this
        : new Batching(Math.max(1, classifier.suitableBatch() / views), maxBytes);
  }

  /** Batches of {@code maxImages}, within {@link #DEFAULT_MAX_BYTES}. */
  public static Batching of(int maxImages) {
    return new Batching(maxImages, DEFAULT_MAX_BYTES);
  }
}
