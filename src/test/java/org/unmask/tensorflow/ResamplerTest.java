package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.unmask.image.Levels;
import org.unmask.image.ResampleAxis;
import org.unmask.image.ResampleFilter;
import org.unmask.image.Resampler;

class ResamplerTest {

  private static byte[] noise(int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    new Random(width * 31L + height).nextBytes(pixels);
    return pixels;
  }

  /** A part of a picture, and the size that it is shown at. */
  private record Show(int width, int height, int size, double zoom, double cropY, double cropX) {

    Resampler by(ResampleFilter filter) {
      return new Resampler(
          width,
          ResampleAxis.of(filter, height, size, zoom, cropY),
          ResampleAxis.of(filter, width, size, zoom, cropX));
    }

    Resampler.Rows rows(byte[] pixels) {
      return (row, column, target, bytes) ->
          System.arraycopy(pixels, (row * width + column) * 3, target, 0, bytes);
    }

    float[] resize(byte[] pixels, ResampleFilter filter) {
      return by(filter).resize(rows(pixels));
    }
  }

  @Test
  void halvesByATriangleOverFourPixels() {
    ResampleAxis axis = ResampleAxis.of(ResampleFilter.TRIANGLE, 8, 4, 1, 0.5);
    // Output 1 is centred between pixels 2 and 3, at distances 1/2 and 3/2 of a radius of 2.
    assertThat(axis.start(1)).isEqualTo(1);
    assertThat(axis.weights(1)).containsExactly(new float[] {0.125f, 0.375f, 0.375f, 0.125f});
    // The first has lost the pixel outside: 3/4, 3/4, 1/4 over their sum.
    assertThat(axis.start(0)).isZero();
    assertThat(axis.weights(0))
        .containsExactly(new float[] {3 / 7f, 3 / 7f, 1 / 7f}, within(1e-6f));
  }

  @Test
  void halvesByACubicOverEightPixels() {
    ResampleAxis axis = ResampleAxis.of(ResampleFilter.CUBIC, 16, 8, 1, 0.5);
    // Output 3 is centred between pixels 6 and 7, at distances 1/4, 3/4, 5/4 and 7/4 of the filter:
    // 111/128, 29/128, -9/128 and -3/128, twice each, which sum to 2.
    assertThat(axis.start(3)).isEqualTo(3);
    assertThat(axis.weights(3))
        .containsExactly(
            new float[] {
              -3 / 256f,
              -9 / 256f,
              29 / 256f,
              111 / 256f,
              111 / 256f,
              29 / 256f,
              -9 / 256f,
              -3 / 256f
            },
            within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void keepsEachPixelWhereTheSizeIsTheSame(ResampleFilter filter) {
    byte[] pixels = noise(16, 16);
    float[] same = new Show(16, 16, 16, 1, 0.5, 0.5).resize(pixels, filter);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(same[i]).isEqualTo(pixels[i] & 0xff);
    }
  }

  @Test
  void showsTheQuarterThatAZoomAsksFor() {
    byte[] pixels = noise(32, 32);
    float[] shown = new Show(32, 32, 16, 2, 1, 0).resize(pixels, ResampleFilter.TRIANGLE);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(shown[(y * 16 + x) * 3]).isEqualTo(pixels[((16 + y) * 32 + x) * 3] & 0xff);
      }
    }
  }

  @Test
  void givesTheSameAcrossTheBordersOfItsBlocks() {
    int width = 10_000;
    byte[] row = noise(width, 1);
    float[] resized = new Show(width, 1, 8, 1, 0.5, 0.5).resize(row, ResampleFilter.TRIANGLE);
    ResampleAxis axis = ResampleAxis.of(ResampleFilter.TRIANGLE, width, 8, 1, 0.5);
    for (int x = 0; x < 8; x++) {
      double red = 0;
      for (int k = 0; k < axis.weights(x).length; k++) {
        red += axis.weights(x)[k] * (row[(axis.start(x) + k) * 3] & 0xff);
      }
      assertThat(resized[x * 3]).isCloseTo((float) red, within(0.01f));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "224, 224, 256, 1.1",
    "256, 256, 224, 1.1",
    "300, 200, 32, 1.1",
    "1, 5, 32, 1.1",
    "9000, 2, 32, 1.1",
    "32, 32, 32, 1",
    "64, 64, 32, 2",
    "64, 32, 32, 2"
  })
  void givesTheSameAsLevels(int width, int height, int size, double zoom) {
    byte[] pixels = noise(width, height);
    Show show = new Show(width, height, size, zoom, 0.5, 0.3);
    for (ResampleFilter filter : ResampleFilter.values()) {
      assertThat(show.by(filter).resizeToLevels(show.rows(pixels)))
          .as(filter.name())
          .isEqualTo(Levels.of(show.resize(pixels, filter)));
    }
  }

  @Tag("tensorflow")
  @ParameterizedTest
  @CsvSource({
    "256, 256, 224, 1, 0.5, 0.5",
    "256, 256, 224, 1.13, 0.2, 0.9",
    "300, 200, 224, 1, 0.5, 0.5",
    "37, 501, 224, 1, 0.5, 0.5",
    "5000, 3, 32, 1, 0.5, 0.5",
    "1, 1, 32, 1, 0.5, 0.5",
    "640, 480, 224, 3.5, 0, 1"
  })
  void agreesWithTensorFlow(
      int width, int height, int size, double zoom, double cropY, double cropX) {
    Show show = new Show(width, height, size, zoom, cropY, cropX);
    byte[] pixels = noise(width, height);
    for (ResampleFilter filter : ResampleFilter.values()) {
      assertThat(show.resize(pixels, filter))
          .as(filter.name())
          .containsExactly(ofTensorFlow(pixels, filter, show), within(0.05f));
    }
  }

  private static float[] ofTensorFlow(byte[] pixels, ResampleFilter filter, Show show) {
    int size = show.size();
    float zoom = (float) show.zoom();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> image = tf.placeholder(TUint8.class);
      float[] scale = {size / (float) show.height() * zoom, size / (float) show.width() * zoom};
      float hidden = size * (1 - zoom);
      float[] translation = {(float) show.cropY() * hidden, (float) show.cropX() * hidden};
      Operand<TFloat32> resized =
          tf.image.scaleAndTranslate(
              image,
              tf.constant(new int[] {size, size}),
              tf.constant(scale),
              tf.constant(translation),
              ScaleAndTranslate.kernelType(
                  filter == ResampleFilter.CUBIC ? "keyscubic" : "triangle"),
              ScaleAndTranslate.antialias(true));
      try (Session session = Sessions.forInference(graph, 1);
          TUint8 input = Tensors.bytes(pixels, 1, show.height(), show.width(), 3);
          Result result = session.runner().feed(image, input).fetch(resized).run()) {
        return Tensors.floats(result.get(0));
      }
    }
  }
}
