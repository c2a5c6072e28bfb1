package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmask.image.FileTraits;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Raster;

/**
 * Whatever bytes come: pixels or an {@link InvalidImageException}. {@code -Dunmask.fuzz=N} asks for
 * another number of broken files a format.
 */
@Tag("tensorflow")
class EncodedImageFuzzTest {
  private static final int ROUNDS = Integer.getInteger("unmask.fuzz", 200);
  private static final int SIZE = 24;

  /** What a header may claim is small, so that no round takes long. */
  private static final ImageLimits LIMITS = new ImageLimits(1 << 16, 40_000);

  private static final List<byte[]> ALL = List.copyOf(ImageFormats.all().values());
  private static final ImageCodec CODEC = new TensorFlowCodecRecipe().open(LIMITS);
  private static final ImageDecoder DECODER =
      new ImageDecoder(SIZE, TestImages.STRETCHED, LIMITS, 1);

  @AfterAll
  static void close() {
    CODEC.close();
    DECODER.close();
  }

  static Stream<Map.Entry<String, byte[]>> formats() {
    Map<String, byte[]> formats = ImageFormats.all();
    formats.put("webp animated", TestImages.resource("animated.webp"));
    formats.put("png with EXIF", TestImages.resource("orientation-6.png"));
    formats.put("webp with EXIF", TestImages.resource("orientation-6.webp"));
    return formats.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void givesPixelsOrSaysWhyNot(Map.Entry<String, byte[]> format) {
    SplittableRandom random = new SplittableRandom(format.getKey().hashCode());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] broken = broken(format.getValue(), random);
      try {
        refused += isRefused(broken) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        fail(format.getKey() + " as " + HexFormat.of().formatHex(broken), e);
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 10);
  }

  private static boolean isRefused(byte[] content) {
    FileTraits.read(content);
    boolean sound = true;
    try {
      ImageHeader.read(content, LIMITS);
      CODEC.verify(content);
    } catch (InvalidImageException e) {
      assertThat(e.detail()).isNotBlank();
      sound = false;
    }
    sound &= decodes(() -> check(CODEC.decode(content, 1 << 20), 1 << 20), sound);
    sound &= decodes(() -> check(CODEC.decode(content, 100), 100), sound);
    sound &= decodes(() -> CODEC.measure(content, 1 << 20), sound);
    sound &=
        decodes(
            () -> DECODER.decode(content, ImageView.IDENTITY, new byte[3 * SIZE * SIZE], 0), sound);
    return !sound;
  }

  private interface Decoding {
    void run() throws InvalidImageException;
  }

  /** What was verified must be decoded. */
  private static boolean decodes(Decoding decoding, boolean verified) {
    try {
      decoding.run();
      return true;
    } catch (InvalidImageException e) {
      assertThat(verified).as("verified, and then refused: " + e.detail()).isFalse();
      return false;
    }
  }

  private static void check(Raster raster, int maxPixels) {
    assertThat(raster.width() * raster.height()).isBetween(1, maxPixels);
  }

  private static byte[] broken(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> flip(bytes, bytes.length, 1 + random.nextInt(8), random);
      case 2 -> flip(bytes, Math.min(64, bytes.length), 1 + random.nextInt(3), random);
      case 3 -> setNumber(bytes, random);
      default -> bytes = spliced(bytes, random);
    }
    return bytes;
  }

  private static void flip(byte[] bytes, int within, int flips, SplittableRandom random) {
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  /** Lengths, offsets and sizes stand in whole bytes, two or four of them. */
  private static void setNumber(byte[] bytes, SplittableRandom random) {
    int[] extremes = {0, 1, 0x7f, 0x80, 0xff};
    int at = random.nextInt(bytes.length - 4);
    int value = extremes[random.nextInt(extremes.length)];
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[at + i] = (byte) value;
    }
  }

  /** The beginning of one file and the end of another, or of the same elsewhere. */
  private static byte[] spliced(byte[] bytes, SplittableRandom random) {
    byte[] other = random.nextInt(3) == 0 ? ALL.get(random.nextInt(ALL.size())) : bytes;
    int cut = random.nextInt(bytes.length);
    int from = random.nextInt(other.length);
    byte[] joined = Arrays.copyOf(bytes, cut + other.length - from);
    System.arraycopy(other, from, joined, cut, other.length - from);
    return joined;
  }
}
