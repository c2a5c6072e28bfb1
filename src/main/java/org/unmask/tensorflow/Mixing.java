package org.unmask.tensorflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.unmask.augmentation.CutMix;
import org.unmask.training.EpochOrder;
import org.unmask.training.LabelledImages;

/**
 * Which examples have a part of another image in them, and of which: one of the same source, so
 * that sources weigh what they would without, and the seam tells none of them.
 */
final class Mixing {

  /** A part of an image. */
  record Part(int image, CutMix rectangle) {}

  private final LabelledImages images;
  private final Map<String, int[]> bySource;
  private final double share;
  private final long seed;
  private final int size;

  /**
   * Draws parts for examples.
   *
   * @param share of the examples that have one; 0 to 1
   * @param size width and height of an example, in pixels
   */
  Mixing(LabelledImages images, double share, long seed, int size) {
    this.images = images;
    this.share = share;
    this.seed = seed ^ 0x2545F4914F6CDD1DL;
    this.size = size;
    this.bySource = share == 0 ? Map.of() : images.bySource();
  }

  /**
   * What goes into image {@code index} at a draw, from which alone it follows; nothing where the
   * image itself is drawn, as where its source has no other.
   */
  Optional<Part> part(int index, long draw) {
    if (share == 0) {
      return Optional.empty();
    }
    SplittableRandom random = EpochOrder.random(seed, draw);
    if (random.nextDouble() >= share) {
      return Optional.empty();
    }
    int[] all = Objects.requireNonNull(bySource.get(images.source(index)));
    int other = all[random.nextInt(all.length)];
    return other == index
        ? Optional.empty()
        : Optional.of(new Part(other, CutMix.sample(random, size)));
  }
}
