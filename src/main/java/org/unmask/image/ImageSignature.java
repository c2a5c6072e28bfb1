package org.unmask.image;

import java.util.Map;
import java.util.Set;

/** Tells formats by their first bytes; file names are never asked. */
final class ImageSignature {

  /** Known so that a person reads "TIFF" and not "not an image". */
  private static final Map<String, String> NOT_DECODED =
      Map.of(
          "II*\0", "TIFF",
          "MM\0*", "TIFF",
          "II+\0", "BigTIFF",
          "MM\0+", "BigTIFF",
          "II\u00bc\u0001", "JPEG XR",
          "8BPS", "Photoshop",
          "\u00ff\n", "JPEG XL",
          "\0\0\0\fJXL ", "JPEG XL",
          "\0\0\0\fjP  ", "JPEG 2000",
          "\u00ffO\u00ffQ", "JPEG 2000");

  /** Brands of ISO base media files that hold still images; the others are video and audio. */
  private static final Set<String> STILL_BRANDS =
      Set.of("avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  private ImageSignature() {}

  static ImageFormat formatOf(HeaderBytes bytes) throws InvalidImageException {
    if (bytes.matches(0, "\u00ff\u00d8\u00ff")) {
      return ImageFormat.JPEG;
    }
    if (bytes.matches(0, "\u0089PNG\r\n\u001a\n")) {
      return ImageFormat.PNG;
    }
    if (bytes.matches(0, "GIF87a") || bytes.matches(0, "GIF89a")) {
      return ImageFormat.GIF;
    }
    if (bytes.matches(0, "RIFF") && bytes.matches(8, "WEBP")) {
      return ImageFormat.WEBP;
    }
    if (bytes.matches(0, "BM") && BmpHeader.looksLikeOne(bytes)) {
      return ImageFormat.BMP;
    }
    throw refusal(bytes);
  }

  private static InvalidImageException refusal(HeaderBytes bytes) {
    for (Map.Entry<String, String> known : NOT_DECODED.entrySet()) {
      if (bytes.matches(0, known.getKey())) {
        return unsupported(known.getValue());
      }
    }
    if (bytes.matches(4, "ftyp")) {
      for (String brand : STILL_BRANDS) {
        if (bytes.matches(8, brand)) {
          return unsupported(brand.startsWith("av") ? "AVIF" : "HEIF");
        }
      }
    }
    return new InvalidImageException(
        ImageError.NOT_AN_IMAGE, "the first bytes are of no known image format");
  }

  private static InvalidImageException unsupported(String name) {
    return new InvalidImageException(
        ImageError.UNSUPPORTED_FORMAT, name + "; convert it to JPEG or PNG");
  }
}
