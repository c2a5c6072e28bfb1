package org.unmask.image;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@link FileTraits} of a JPEG: what its segments before the first scan say. */
final class JpegTraits {
  private static final int FIRST_SEGMENT = 2;
  private static final int START_OF_SCAN = 0xda;
  private static final int QUANTIZATION_TABLES = 0xdb;

  private final QuantizationTables tables = new QuantizationTables();
  private @Nullable JpegFrame frame;
  private boolean exif;

  private JpegTraits() {}

  static FileTraits read(HeaderBytes bytes) {
    JpegTraits traits = new JpegTraits();
    try {
      traits.walk(bytes);
    } catch (InvalidImageException cutOff) {
      // What stands before the break still holds.
    }
    return traits.found();
  }

  private void walk(HeaderBytes bytes) throws InvalidImageException {
    JpegSegment segment = JpegSegment.next(bytes, FIRST_SEGMENT);
    while (segment.marker() != START_OF_SCAN) {
      if (segment.marker() == QUANTIZATION_TABLES) {
        tables.read(bytes, segment);
      } else if (JpegHeader.isExif(bytes, segment)) {
        exif = true;
      } else if (frame == null && JpegFrame.isFrame(segment.marker())) {
        frame = JpegFrame.read(bytes, segment);
      }
      segment = JpegSegment.next(bytes, segment.end());
    }
  }

  private FileTraits found() {
    JpegFrame known = frame;
    int luminance = known == null ? 0 : known.components().get(0).quantization();
    return new FileTraits(
        tables.quality(luminance),
        tables.fingerprint(),
        known == null ? null : sampling(known.components()),
        exif);
  }

  private static String sampling(List<JpegFrame.Component> components) {
    if (components.size() == 1) {
      return "grey";
    }
    String factors =
        components.stream()
            .map(component -> "h" + component.horizontal() + "v" + component.vertical())
            .collect(Collectors.joining(","));
    return switch (factors) {
      case "h1v1,h1v1,h1v1" -> "4:4:4";
      case "h2v1,h1v1,h1v1" -> "4:2:2";
      case "h2v2,h1v1,h1v1" -> "4:2:0";
      case "h1v2,h1v1,h1v1" -> "4:4:0";
      case "h4v1,h1v1,h1v1" -> "4:1:1";
      default -> factors;
    };
  }
}
