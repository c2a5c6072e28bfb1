package org.unmask.image;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * What augmentation may do to an image. Mirroring is drawn on its own; rotation and zoom each
 * happen with {@code warpProbability}, since every resampling also wipes away some of the fine
 * traces that betray a fake.
 *
 * @param mirrorProbability 0 to 1
 * @param warpProbability 0 to 1, for rotation and for zoom each
 * @param maxRotationDegrees rotation is uniform in ± this; 0 to 180
 * @param maxZoom zoom is uniform in 1 to this; 1 to 10
 */
public record AugmentationPolicy(
    double mirrorProbability, double warpProbability, double maxRotationDegrees, double maxZoom)
    implements Serializable {

  /** Shows each image as it is. */
  public static final AugmentationPolicy NONE = new AugmentationPolicy(0, 0, 0, 1);

  public AugmentationPolicy {
    requireProbability("mirror-probability", mirrorProbability);
    requireProbability("warp-probability", warpProbability);
    if (!(maxRotationDegrees >= 0 && maxRotationDegrees <= 180)) {
      throw new IllegalArgumentException(
          "Invalid max-rotation: " + maxRotationDegrees + " degrees (0 to 180)");
    }
    if (!(maxZoom >= 1 && maxZoom <= 10)) {
      throw new IllegalArgumentException("Invalid max-zoom: " + maxZoom + " (1 to 10)");
    }
  }

  /** Draws a view; takes seven numbers from {@code random} whatever they decide. */
  public ImageView sample(RandomGenerator random) {
    boolean mirrored = random.nextDouble() < mirrorProbability;
    boolean rotated = random.nextDouble() < warpProbability;
    double rotation = (2 * random.nextDouble() - 1) * maxRotationDegrees;
    boolean zoomed = random.nextDouble() < warpProbability;
    double zoom = 1 + random.nextDouble() * (maxZoom - 1);
    double cropX = random.nextDouble();
    double cropY = random.nextDouble();
    return new ImageView(
        mirrored,
        rotated ? rotation : 0,
        zoomed ? zoom : 1,
        zoomed ? cropX : 0.5,
        zoomed ? cropY : 0.5);
  }

  private static void requireProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (0 to 1)");
    }
  }
}
