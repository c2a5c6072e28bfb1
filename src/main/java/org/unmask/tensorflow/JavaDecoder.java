package org.unmask.tensorflow;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.unmask.image.ImageError;
import org.unmask.image.ImageHeader;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Raster;

/**
 * Decodes what TensorFlow 2.18 does not, or not rightly: WebP, and BMP of other than 24 plain bits
 * (it takes the numbers of a palette for grey), by readers of ImageIO. Many times slower than
 * TensorFlow, and thirstier, so that it takes fewer pixels. Lossless WebP is exact; of lossy WebP
 * the reader predicts some blocks otherwise than libwebp does, and the difference spreads: a mean
 * of 2.6 grey levels of luma over 80 faces, and far more at single pixels.
 */
final class JavaDecoder {

  /** The WebP reader needs up to 20 bytes a pixel, and 0.15 s a megapixel. */
  private static final long MOST_PIXELS = 25_000_000;

  private static final int BMP_PIXELS = 10;
  private static final int BMP_HEADER = 14;
  private static final int BMP_BITS = 28;
  private static final int BMP_COMPRESSION = 30;

  private JavaDecoder() {}

  /** Whether an image is to be decoded here. */
  static boolean takes(byte[] content, ImageHeader header) {
    return switch (header.format()) {
      case WEBP -> true;
      case BMP -> !isPlainBmp(content, header);
      case JPEG, PNG, GIF -> false;
    };
  }

  /**
   * Of 24 bits a pixel, without compression, and nothing behind the pixels but a word's padding.
   */
  private static boolean isPlainBmp(byte[] content, ImageHeader header) {
    if (content.length <= BMP_COMPRESSION
        || content[BMP_HEADER] < 40
        || content[BMP_BITS] != 24
        || content[BMP_COMPRESSION] != 0) {
      return false;
    }
    long pixels =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_PIXELS));
    long row = (3L * header.width() + 3) / 4 * 4;
    return content.length - pixels - row * header.height() <= 3;
  }

  /**
   * Decodes to pixels as stored: alpha is left out, and the orientation is not applied.
   *
   * @throws InvalidImageException if the image is broken or has too many pixels for this way
   */
  static Raster decode(byte[] content, ImageHeader header) throws InvalidImageException {
    if ((long) header.width() * header.height() > MOST_PIXELS) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_PIXELS,
          "%d x %d pixels, more than %d for %s"
              .formatted(header.width(), header.height(), MOST_PIXELS, header.format()));
    }
    try (ImageInputStream stream = new FiniteInput(content)) {
      ImageReader reader = reader(header);
      try {
        reader.setInput(stream, true, true);
        return raster(reader.read(0), header);
      } finally {
        reader.dispose();
      }
    } catch (OutOfMemoryError claimed) {
      // Not this process's need, but a number in the file that a reader took at its word.
      throw new InvalidImageException(
          ImageError.TOO_MANY_PIXELS, header.format() + " that asks for more memory than there is");
    } catch (IOException | RuntimeException broken) {
      // Readers answer broken data with whatever it leads to: bad indices, null, negative sizes.
      throw new InvalidImageException(
          ImageError.CORRUPT, header.format() + " that cannot be decoded: " + broken.getMessage());
    }
  }

  private static ImageReader reader(ImageHeader header) throws IOException {
    return switch (header.format()) {
      // Not by the registry: it knows only what the class loader saw that was first to ask it.
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      default -> ImageIO.getImageReadersByFormatName(header.format().name()).next();
    };
  }

  private static Raster raster(BufferedImage image, ImageHeader header)
      throws InvalidImageException {
    if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
      throw new InvalidImageException(
          ImageError.UNSUPPORTED_FORMAT,
          "%s whose first frame, %d x %d pixels, does not fill its canvas, %d x %d"
              .formatted(
                  header.format(),
                  image.getWidth(),
                  image.getHeight(),
                  header.width(),
                  header.height()));
    }
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    // Numbers of components are taken as they are: a colour profile would change them.
    if (image.getColorModel() instanceof ComponentColorModel) {
      copySamples(image.getRaster(), rgb);
    } else {
      copyColours(image, rgb);
    }
    return new Raster(image.getWidth(), image.getHeight(), rgb);
  }

  private static void copySamples(java.awt.image.Raster samples, byte[] rgb) {
    int bands = samples.getNumBands();
    int[] row = new int[samples.getWidth() * bands];
    int to = 0;
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(0, y, samples.getWidth(), 1, row);
      for (int at = 0; at < row.length; at += bands) {
        rgb[to++] = (byte) row[at];
        rgb[to++] = (byte) row[bands < 3 ? at : at + 1];
        rgb[to++] = (byte) row[bands < 3 ? at : at + 2];
      }
    }
  }

  private static void copyColours(BufferedImage image, byte[] rgb) {
    int[] row = new int[image.getWidth()];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int colour : row) {
        rgb[to++] = (byte) (colour >> 16);
        rgb[to++] = (byte) (colour >> 8);
        rgb[to++] = (byte) colour;
      }
    }
  }
}
