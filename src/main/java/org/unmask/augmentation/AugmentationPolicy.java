package org.unmask.augmentation;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What training may do to an image.
 *
 * @param chances how often each change happens, and how strongly; what is absent never does
 */
public record AugmentationPolicy(Map<Change, Chance> chances) implements Serializable {

  /** Shows each image as it is. */
  public static final AugmentationPolicy NONE = new AugmentationPolicy(Map.of());

  /** Mirrors, and now and then turns or enlarges a little: fine traces stay. */
  public static final AugmentationPolicy LIGHT =
      new AugmentationPolicy(
          Map.of(
              Change.MIRROR, new Chance(0.5, 1, 1),
              Change.ROTATION, new Chance(0.3, -8, 8),
              Change.ZOOM, new Chance(0.3, 1, 1.15)));

  /** What images go through on their way through the world, too. */
  public static final AugmentationPolicy ROBUST =
      new AugmentationPolicy(
          Map.ofEntries(
              Map.entry(Change.MIRROR, new Chance(0.5, 1, 1)),
              Map.entry(Change.ROTATION, new Chance(0.15, -10, 10)),
              Map.entry(Change.ZOOM, new Chance(0.2, 1, 1.2)),
              Map.entry(Change.BRIGHTNESS, new Chance(0.3, -0.12, 0.12)),
              Map.entry(Change.CONTRAST, new Chance(0.3, 0.75, 1.25)),
              Map.entry(Change.SATURATION, new Chance(0.3, 0.5, 1.5)),
              Map.entry(Change.RESCALE, new Chance(0.2, 0.4, 1)),
              Map.entry(Change.BLUR, new Chance(0.15, 0.3, 2)),
              Map.entry(Change.NOISE, new Chance(0.1, 1, 6)),
              Map.entry(Change.ERASE, new Chance(0.1, 0.02, 0.15)),
              Map.entry(Change.JPEG, new Chance(0.3, 40, 95))));

  public AugmentationPolicy {
    chances = Map.copyOf(chances);
    chances.forEach(AugmentationPolicy::check);
  }

  private static void check(Change change, Chance chance) {
    if (chance.min() < change.least() || chance.max() > change.most()) {
      throw new IllegalArgumentException(
          "Invalid %s: %s to %s (%s to %s)"
              .formatted(change.key(), chance.min(), chance.max(), change.least(), change.most()));
    }
  }

  /**
   * Draws what happens to one image, and which part of it is shown where not all is. Takes as many
   * numbers from {@code random} whatever they decide and whatever the chances are, so that a change
   * of one chance leaves the others as they were; but a policy without any takes none, and shows
   * the centre.
   */
  public Augmentation sample(RandomGenerator random) {
    if (chances.isEmpty()) {
      return Augmentation.NONE;
    }
    Map<Change, Double> drawn = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      double decision = random.nextDouble();
      double strength = random.nextDouble();
      Chance chance = chances.get(change);
      if (chance != null && decision < chance.probability()) {
        drawn.put(change, chance.min() + strength * (chance.max() - chance.min()));
      }
    }
    return new Augmentation(drawn, random.nextDouble(), random.nextDouble(), random.nextLong());
  }
}
