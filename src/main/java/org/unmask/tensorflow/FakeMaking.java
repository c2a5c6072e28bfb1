package org.unmask.tensorflow;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.unmask.image.Label;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/**
 * Which fakes give their place to one that is made anew, and of what: a self-blend of any real
 * image, or a real image of the same source with the fake's face in it.
 */
final class FakeMaking {
  private static final int[] NONE = {};

  private final LabelledImages images;
  private final TrainingPlan.MadeFakes shares;
  private final int[] reals;
  private final Map<String, int[]> realsBySource = new TreeMap<>();

  /**
   * Draws among images.
   *
   * @param shares how many of the fakes give way
   */
  FakeMaking(LabelledImages images, TrainingPlan.MadeFakes shares) {
    this.images = images;
    this.shares = shares;
    this.reals = shares.blendShare() == 0 ? NONE : reals(images, IntStream.range(0, images.size()));
    if (shares.swapShare() > 0) {
      images
          .bySource()
          .forEach((source, all) -> realsBySource.put(source, reals(images, IntStream.of(all))));
    }
  }

  private static int[] reals(LabelledImages images, IntStream among) {
    return among.filter(i -> images.label(i) == Label.REAL).toArray();
  }

  /**
   * What is made in the place of a fake.
   *
   * @param real the real image that it is made of
   */
  record Made(Origin origin, int real) {}

  /** What takes the place of image {@code index}; nothing where it is shown itself. */
  Optional<Made> drawn(int index, SplittableRandom random) {
    if (images.label(index) != Label.FAKE) {
      return Optional.empty();
    }
    if (random.nextDouble() < shares.blendShare() && reals.length > 0) {
      return Optional.of(new Made(Origin.SELF_BLEND, reals[random.nextInt(reals.length)]));
    }
    if (shares.swapShare() > 0 && random.nextDouble() < shares.swapShare()) {
      int[] ofSource = realsBySource.getOrDefault(images.source(index), NONE);
      if (ofSource.length > 0) {
        return Optional.of(new Made(Origin.FACE_SWAP, ofSource[random.nextInt(ofSource.length)]));
      }
    }
    return Optional.empty();
  }
}
