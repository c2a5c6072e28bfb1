package org.unmask.image;

/**
 * The chunks of a WebP file (RFC 9649). The canvas alone says nothing of what decoding costs: each
 * picture inside says its own size, so all are looked at.
 */
final class WebpHeader {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int ANIMATION_FRAME_HEAD = 16;
  private static final String EXIF_PREFIX = "Exif\0\0";

  private final HeaderBytes bytes;
  private final ImageLimits limits;
  private int width;
  private int height;
  private boolean extended;
  private boolean pictureSeen;
  private int orientation = ExifOrientation.AS_IT_IS;

  private WebpHeader(HeaderBytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  static ImageHeader read(HeaderBytes bytes, ImageLimits limits) throws InvalidImageException {
    WebpHeader header = new WebpHeader(bytes, limits);
    header.walk();
    return new ImageHeader(ImageFormat.WEBP, header.width, header.height, header.orientation);
  }

  /** Whether there is a chunk of EXIF data. */
  static boolean hasExif(HeaderBytes bytes) throws InvalidImageException {
    for (long at = FIRST_CHUNK; at + CHUNK_HEAD <= bytes.length(); at = afterChunk(bytes, at)) {
      if (bytes.matches((int) at, "EXIF")) {
        return true;
      }
    }
    return false;
  }

  private void walk() throws InvalidImageException {
    long end = CHUNK_HEAD + Integer.toUnsignedLong(bytes.littleEndian32(4));
    if (end > bytes.length()) {
      throw corrupt("truncated: " + bytes.length() + " bytes of " + end);
    }
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEAD <= end) {
      long data = at + CHUNK_HEAD;
      if (bytes.matches((int) at, "ANMF")) {
        // The chunks of the frame stand inside of it, behind its place on the canvas.
        requireOnCanvas(1 + littleEndian24(data + 6), 1 + littleEndian24(data + 9));
        at = data + ANIMATION_FRAME_HEAD;
      } else {
        look(at, data);
        at = afterChunk(bytes, at);
      }
    }
    if (!pictureSeen) {
      throw corrupt("no picture");
    }
  }

  private void look(long at, long data) throws InvalidImageException {
    if (bytes.matches((int) at, "VP8X")) {
      if (extended || pictureSeen) {
        throw corrupt("a VP8X chunk that is not the first");
      }
      extended = true;
      width = 1 + littleEndian24(data + 4);
      height = 1 + littleEndian24(data + 7);
    } else if (bytes.matches((int) at, "VP8 ")) {
      lossy(data);
    } else if (bytes.matches((int) at, "VP8L")) {
      lossless(data);
    } else if (bytes.matches((int) at, "EXIF")) {
      long tiff = bytes.matches((int) data, EXIF_PREFIX) ? data + EXIF_PREFIX.length() : data;
      orientation = ExifOrientation.read(bytes, tiff, afterChunk(bytes, at));
    }
  }

  private void lossy(long data) throws InvalidImageException {
    boolean keyFrame = (bytes.unsignedByte(data) & 1) == 0;
    if (!keyFrame
        || bytes.bigEndian16(data + 3) != 0x9d01
        || bytes.unsignedByte(data + 5) != 0x2a) {
      throw corrupt("a VP8 chunk that does not begin with a key frame");
    }
    picture(bytes.littleEndian16(data + 6) & 0x3fff, bytes.littleEndian16(data + 8) & 0x3fff);
  }

  private void lossless(long data) throws InvalidImageException {
    if (bytes.unsignedByte(data) != 0x2f) {
      throw corrupt("a VP8L chunk without its signature");
    }
    int sizes = bytes.littleEndian32(data + 1);
    picture(1 + (sizes & 0x3fff), 1 + (sizes >> 14 & 0x3fff));
  }

  private void picture(int pictureWidth, int pictureHeight) throws InvalidImageException {
    if (!extended && !pictureSeen) {
      width = pictureWidth;
      height = pictureHeight;
    }
    pictureSeen = true;
    requireOnCanvas(pictureWidth, pictureHeight);
  }

  private void requireOnCanvas(int pictureWidth, int pictureHeight) throws InvalidImageException {
    if (pictureWidth > width || pictureHeight > height) {
      throw corrupt(
          "a picture of %d x %d pixels on a canvas of %d x %d"
              .formatted(pictureWidth, pictureHeight, width, height));
    }
    new ImageHeader(ImageFormat.WEBP, pictureWidth, pictureHeight, 1).requirePixels(limits);
  }

  /** A chunk is padded to an even length. */
  private static long afterChunk(HeaderBytes bytes, long at) throws InvalidImageException {
    long size = Integer.toUnsignedLong(bytes.littleEndian32(at + 4));
    return at + CHUNK_HEAD + size + (size & 1);
  }

  private int littleEndian24(long at) throws InvalidImageException {
    return bytes.littleEndian16(at) | bytes.unsignedByte(at + 2) << 16;
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
