package org.unmask.image;

import org.jspecify.annotations.Nullable;

/**
 * What the encoding of an image tells before a pixel is decoded: none of it is in the face.
 *
 * @param jpegQuality quality of libjpeg's scale that comes nearest to its luminance table, 1 to
 *     100; null for other formats
 * @param quantization the first 16 hex digits of the SHA-256 of all quantisation tables; null for
 *     other formats than JPEG
 * @param chromaSampling such as {@code 4:2:0}, or {@code grey}; null for other formats than JPEG
 * @param exif whether there is EXIF data
 */
public record FileTraits(
    @Nullable Integer jpegQuality,
    @Nullable String quantization,
    @Nullable String chromaSampling,
    boolean exif) {

  private static final FileTraits NONE = new FileTraits(null, null, null, false);

  /**
   * Reads the traits of an encoded image, in at most one pass over the file. Bytes that are no
   * image have none; of a broken file it says what stands before the break.
   */
  public static FileTraits read(byte[] content) {
    HeaderBytes bytes = new HeaderBytes(content);
    try {
      return switch (ImageSignature.formatOf(bytes)) {
        case JPEG -> JpegTraits.read(bytes);
        case PNG -> new FileTraits(null, null, null, PngHeader.hasExif(bytes));
        case WEBP -> new FileTraits(null, null, null, WebpHeader.hasExif(bytes));
        case GIF, BMP -> NONE;
      };
    } catch (InvalidImageException noImage) {
      return NONE;
    }
  }
}
