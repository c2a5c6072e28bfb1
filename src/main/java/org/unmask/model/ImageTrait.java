package org.unmask.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unmask.image.ImageFormat;

/**
 * A cheap feature of images that tells corpora of unlike origin apart, cut into bins that are the
 * same for every model. An image counts into the bin of the first edge above its value.
 */
public enum ImageTrait {
  /** The {@link ImageFormat}: a bin each. */
  FORMAT("format", 1, 2, 3, 4),
  /** In pixels. */
  SHORTER_SIDE("shorter side in pixels", 100, 160, 240, 320, 480, 720, 1080, 2160),
  /** Encoded bytes over pixels. */
  BYTES_PER_PIXEL("bytes per pixel", 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1, 2),
  /** See {@link org.unmask.image.FileTraits}; JPEGs alone have it. */
  JPEG_QUALITY("JPEG quality", 30, 50, 65, 75, 85, 90, 95, 98),
  /** See {@link org.unmask.image.PixelTraits}. */
  SHARPNESS("sharpness", 10, 30, 60, 100, 200, 400, 800, 1600, 3200),
  /** See {@link org.unmask.image.PixelTraits}. */
  LUMINANCE("luminance", 40, 60, 80, 100, 120, 140, 160, 200),
  /** See {@link org.unmask.image.PixelTraits}. */
  COLOURFULNESS("colourfulness", 5, 10, 20, 30, 40, 50, 60, 80);

  /** Models have counts in this order: what is new goes to the end. */
  private static final List<ImageFormat> FORMATS =
      List.of(
          ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.GIF, ImageFormat.BMP, ImageFormat.WEBP);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Nobody else has it.
  private final double[] edges;

  ImageTrait(String words, double... edges) {
    this.words = words;
    this.edges = edges;
  }

  /** What it is called in reports. */
  public String words() {
    return words;
  }

  /** What it is called in JSON: snake_case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many bins there are. */
  public int bins() {
    return edges.length + 1;
  }

  /** The bin of a value, 0 to {@link #bins} - 1. */
  public int bin(double value) {
    int at = Arrays.binarySearch(edges, value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The value of {@link #FORMAT} that stands for a format. */
  static double valueOf(ImageFormat format) {
    return FORMATS.indexOf(format);
  }

  /** A bin in words, such as {@code 10 to 30}. */
  public String described(int bin) {
    if (this == FORMAT) {
      return FORMATS.get(bin).name();
    }
    if (bin == 0) {
      return "below " + number(edges[0]);
    }
    return bin == edges.length
        ? number(edges[bin - 1]) + " and more"
        : number(edges[bin - 1]) + " to " + number(edges[bin]);
  }

  private static String number(double edge) {
    return edge == Math.rint(edge)
        ? String.format(Locale.ROOT, "%,.0f", edge)
        : Double.toString(edge);
  }
}
