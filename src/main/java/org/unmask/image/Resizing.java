package org.unmask.image;

import java.io.Serializable;

/**
 * How images of any size reach the square input of a network; part of what a model is, since it
 * knows images as they were shown to it.
 *
 * @param mode what is shown
 * @param filter how pixels are weighed
 */
public record Resizing(ResizeMode mode, ResampleFilter filter) implements Serializable {

  /**
   * By what factor an image's shorter side, made as small as the input shows it, is larger than the
   * input: 1 where all of that side is shown.
   */
  public double zoom(int width, int height, int size) {
    int shorter = Math.min(width, height);
    return mode.zoom(shorter, shorter, size);
  }

  /**
   * The weights along one axis.
   *
   * @param length of the image along it, in pixels
   * @param other length along the other axis
   * @param size of the input, in pixels
   * @param zoom on top of what the mode does; 1 for none
   * @param place where what is shown lies, 0 for the first pixels, 1 for the last
   */
  public ResampleAxis axis(int length, int other, int size, double zoom, double place) {
    int shorter = Math.min(length, other);
    return ResampleAxis.of(
        filter,
        length,
        size,
        zoom * mode.zoom(length, shorter, size),
        zoom == 1 ? mode.place(length, shorter, size, place) : place);
  }
}
