package org.unmask.image;

/**
 * The logical screen of a GIF, and the size of all its frames: decoders unpack every frame before
 * they hand out the first, so a small screen says nothing of what decoding costs.
 */
final class GifHeader {
  private static final int SCREEN_END = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private GifHeader() {}

  static ImageHeader read(HeaderBytes bytes, ImageLimits limits) throws InvalidImageException {
    int width = bytes.littleEndian16(6);
    int height = bytes.littleEndian16(8);
    long firstBlock = (long) SCREEN_END + colourTableBytes(bytes.unsignedByte(10));
    // Reads the rest of the fixed header, so that a file cut off inside of it is refused.
    bytes.unsignedByte(SCREEN_END - 1L);
    ImageHeader screen = new ImageHeader(ImageFormat.GIF, width, height, 1);
    screen.requirePixels(limits);
    requireFrames(bytes, firstBlock, screen, limits);
    return screen;
  }

  private static int colourTableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Walks the blocks up to the trailer; where they are cut off or senseless, decoding ends too. */
  private static void requireFrames(
      HeaderBytes bytes, long firstBlock, ImageHeader screen, ImageLimits limits)
      throws InvalidImageException {
    long at = firstBlock;
    boolean first = true;
    long pixels = 0;
    while (at + 10 <= bytes.length()) {
      int block = bytes.unsignedByte(at);
      if (block == EXTENSION) {
        at = afterSubBlocks(bytes, at + 2);
      } else if (block == IMAGE) {
        pixels += (long) bytes.littleEndian16(at + 5) * bytes.littleEndian16(at + 7);
        if (pixels > limits.maxPixels()) {
          throw new InvalidImageException(
              ImageError.TOO_MANY_PIXELS,
              "its frames have more than " + limits.maxPixels() + " pixels");
        }
        requireOnScreen(bytes, at, screen, first);
        first = false;
        at = afterSubBlocks(bytes, at + 11 + colourTableBytes(bytes.unsignedByte(at + 9)));
      } else {
        return;
      }
    }
  }

  /**
   * TensorFlow's canvas is as wide as the widest frame and as tall as the tallest, whatever the
   * screen, and black where the first frame is not. So what it shows is what a viewer shows only
   * where the first frame fills the screen and none is larger.
   */
  private static void requireOnScreen(HeaderBytes bytes, long at, ImageHeader screen, boolean first)
      throws InvalidImageException {
    int left = bytes.littleEndian16(at + 1);
    int top = bytes.littleEndian16(at + 3);
    int width = bytes.littleEndian16(at + 5);
    int height = bytes.littleEndian16(at + 7);
    boolean fills = left == 0 && top == 0 && width == screen.width() && height == screen.height();
    boolean fits = width <= screen.width() && height <= screen.height();
    if (first ? !fills : !fits) {
      throw new InvalidImageException(
          ImageError.UNSUPPORTED_FORMAT,
          "GIF with a %s of %d x %d pixels at (%d, %d) on a screen of %d x %d"
              .formatted(
                  first ? "first frame" : "frame",
                  width,
                  height,
                  left,
                  top,
                  screen.width(),
                  screen.height()));
    }
  }

  private static long afterSubBlocks(HeaderBytes bytes, long first) throws InvalidImageException {
    long at = first;
    while (at < bytes.length()) {
      int size = bytes.unsignedByte(at);
      at += 1L + size;
      if (size == 0) {
        return at;
      }
    }
    return at;
  }
}
