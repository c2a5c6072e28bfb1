package org.unmask.image;

import java.io.Serializable;

/**
 * How to look at an image: a geometric augmentation as a value, applied while it is resized.
 *
 * @param mirrored whether left and right are exchanged
 * @param rotationDegrees counter-clockwise, about the centre
 * @param zoom 1 shows all; 1.25 shows the crop of 1/1.25 of width and height, enlarged
 * @param cropX where what is shown lies, 0 = at the left edge to 1 = at the right edge; of a whole
 *     image too, where {@link ResizeMode} crops it
 * @param cropY the same from 0 = at the top to 1 = at the bottom
 */
public record ImageView(
    boolean mirrored, double rotationDegrees, double zoom, double cropX, double cropY)
    implements Serializable {

  /** The whole image as it is. */
  public static final ImageView IDENTITY = new ImageView(false, 0, 1, 0.5, 0.5);

  /** The whole image, mirrored. */
  public static final ImageView MIRRORED = new ImageView(true, 0, 1, 0.5, 0.5);

  public ImageView {
    if (!(zoom >= 1 && zoom <= 10)) {
      throw new IllegalArgumentException("Invalid zoom: " + zoom + " (1 to 10)");
    }
    if (!(Math.abs(rotationDegrees) <= 180)) {
      throw new IllegalArgumentException(
          "Invalid rotation: " + rotationDegrees + " degrees (-180 to 180)");
    }
    if (!(cropX >= 0 && cropX <= 1 && cropY >= 0 && cropY <= 1)) {
      throw new IllegalArgumentException("Invalid crop: " + cropX + ", " + cropY + " (0 to 1)");
    }
  }

  /** Whether this shows the same pixels as {@code other} with left and right exchanged. */
  public boolean isMirrorImageOf(ImageView other) {
    return mirrored != other.mirrored
        && rotationDegrees == 0
        && other.rotationDegrees == 0
        && zoom == other.zoom
        && cropX == 1 - other.cropX
        && cropY == other.cropY;
  }
}
