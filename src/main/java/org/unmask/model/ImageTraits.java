package org.unmask.model;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.unmask.image.FileTraits;
import org.unmask.image.ImageFormat;
import org.unmask.image.PixelTraits;

/**
 * What is known of one image for each {@link ImageTrait}.
 *
 * @param width in pixels; 1 or more
 * @param height in pixels; 1 or more
 * @param bytes encoded
 * @param jpegQuality see {@link FileTraits}; null for other formats than JPEG
 * @param pixels null where they were not measured
 */
public record ImageTraits(
    ImageFormat format,
    int width,
    int height,
    long bytes,
    @Nullable Integer jpegQuality,
    @Nullable PixelTraits pixels) {

  /** The value; empty where the image has none. */
  public OptionalDouble value(ImageTrait trait) {
    PixelTraits measured = pixels;
    return switch (trait) {
      case FORMAT -> OptionalDouble.of(ImageTrait.valueOf(format));
      case SHORTER_SIDE -> OptionalDouble.of(Math.min(width, height));
      case BYTES_PER_PIXEL -> OptionalDouble.of((double) bytes / width / height);
      case JPEG_QUALITY ->
          jpegQuality == null ? OptionalDouble.empty() : OptionalDouble.of(jpegQuality);
      case SHARPNESS ->
          measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured.sharpness());
      case LUMINANCE ->
          measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured.luminance());
      case COLOURFULNESS ->
          measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured.colourfulness());
    };
  }

  /**
   * The bin of its value.
   *
   * @return -1 where the image has none
   */
  public int bin(ImageTrait trait) {
    OptionalDouble value = value(trait);
    return value.isPresent() ? trait.bin(value.getAsDouble()) : -1;
  }
}
