package org.unmask.image;

import java.io.Serializable;

/**
 * What the first bytes of an image say. Reading one never allocates by what a file claims, and
 * costs at most one pass over the file.
 *
 * @param format how it is encoded
 * @param width in pixels as stored, before the orientation is applied; 1 or more
 * @param height in pixels as stored, before the orientation is applied; 1 or more
 * @param orientation EXIF orientation of a JPEG, PNG or WebP, 1 to 8; 1 (as it is) where none is
 *     given
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation)
    implements Serializable {
  /** In pixels, as in most formats; what resizes an image keeps weights for each of a side. */
  private static final int MOST_SIDE = 65_535;

  /**
   * Reads the header of an encoded image. The pixel data is not decoded, so an image with a sound
   * header may still turn out broken; but a JPEG that lacks its end is refused here already.
   *
   * @param content the whole file
   * @throws InvalidImageException whatever is wrong with {@code content}: see {@link ImageError}
   */
  public static ImageHeader read(byte[] content, ImageLimits limits) throws InvalidImageException {
    if (content.length == 0) {
      throw new InvalidImageException(ImageError.EMPTY_FILE, "0 bytes");
    }
    if (content.length > limits.maxBytes()) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_BYTES,
          content.length + " bytes, more than " + limits.maxBytes() + " bytes");
    }
    HeaderBytes bytes = new HeaderBytes(content);
    ImageHeader header =
        switch (ImageSignature.formatOf(bytes)) {
          case JPEG -> JpegHeader.read(bytes);
          case PNG -> PngHeader.read(bytes);
          case GIF -> GifHeader.read(bytes, limits);
          case BMP -> BmpHeader.read(bytes);
          case WEBP -> WebpHeader.read(bytes, limits);
        };
    header.requirePixels(limits);
    return header;
  }

  void requirePixels(ImageLimits limits) throws InvalidImageException {
    if (width < 1 || height < 1) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "the header says " + width + " x " + height + " pixels");
    }
    if (Math.max(width, height) > MOST_SIDE) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_PIXELS,
          width + " x " + height + " pixels, a side of more than " + MOST_SIDE);
    }
    if ((long) width * height > limits.maxPixels()) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_PIXELS,
          width + " x " + height + " pixels, more than " + limits.maxPixels());
    }
  }
}
