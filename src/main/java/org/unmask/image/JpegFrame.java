package org.unmask.image;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame header of a JPEG (ITU-T T.81, B.2.2), and how its blocks of 8 x 8 samples lie. */
final class JpegFrame {
  private static final int FIRST_COMPONENT = 8;
  private static final int MOST_COMPONENTS = 4;

  /**
   * A colour plane.
   *
   * @param horizontal samples a unit of width, 1 to 4
   * @param vertical samples a unit of height, 1 to 4
   * @param quantization the table that its coefficients were divided by, 0 to 3
   */
  record Component(int id, int horizontal, int vertical, int quantization) {}

  private final int marker;
  private final int width;
  private final int height;
  private final List<Component> components;

  private JpegFrame(int marker, int width, int height, List<Component> components) {
    this.marker = marker;
    this.width = width;
    this.height = height;
    this.components = components;
  }

  static JpegFrame read(HeaderBytes bytes, JpegSegment segment) throws InvalidImageException {
    int count = bytes.unsignedByte(segment.at() + 7);
    if (count < 1 || count > MOST_COMPONENTS || segment.length() < FIRST_COMPONENT + 3 * count) {
      throw corrupt("a frame of " + count + " colour components");
    }
    List<Component> components = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = segment.at() + FIRST_COMPONENT + 3L * i;
      int factors = bytes.unsignedByte(at + 1);
      int horizontal = factors >> 4;
      int vertical = factors & 15;
      if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
        throw corrupt("sampling factors %d and %d".formatted(horizontal, vertical));
      }
      components.add(
          new Component(
              bytes.unsignedByte(at), horizontal, vertical, bytes.unsignedByte(at + 2) & 3));
    }
    return new JpegFrame(
        segment.marker(),
        bytes.bigEndian16(segment.at() + 5),
        bytes.bigEndian16(segment.at() + 3),
        List.copyOf(components));
  }

  /** SOF0 to SOF15; between them lie tables: DHT (c4), the reserved JPG (c8) and DAC (cc). */
  static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  List<Component> components() {
    return components;
  }

  /** The index of the component of an id, or null. */
  @Nullable Integer indexOf(int id) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == id) {
        return i;
      }
    }
    return null;
  }

  boolean isProgressive() {
    return marker == 0xc2 || marker == 0xca;
  }

  boolean isHuffman() {
    return marker < 0xc9;
  }

  /** Blocks a row of a scan of this component alone. */
  int blocksAcross(int component) {
    int samples =
        ceiling(width * components.get(component).horizontal(), most(Component::horizontal));
    return ceiling(samples, 8);
  }

  /** Rows of blocks of a scan of this component alone. */
  int blocksDown(int component) {
    int samples = ceiling(height * components.get(component).vertical(), most(Component::vertical));
    return ceiling(samples, 8);
  }

  /** How many units, of all components together, a scan of several components has. */
  long units() {
    return (long) ceiling(width, 8 * most(Component::horizontal))
        * ceiling(height, 8 * most(Component::vertical));
  }

  private int most(java.util.function.ToIntFunction<Component> factor) {
    return components.stream().mapToInt(factor).max().orElse(1);
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
