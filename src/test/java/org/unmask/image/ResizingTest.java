package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizingTest {
  private static final int SIZE = 224;
  private static final Resizing CROP = new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC);
  private static final Resizing STRETCH = new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC);

  /** Where an output's centre lies among the input's pixels, by the weights. */
  private static double centre(ResampleAxis axis, int output) {
    double sum = 0;
    for (int k = 0; k < axis.weights(output).length; k++) {
      sum += axis.weights(output)[k] * (axis.start(output) + k);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    // All pixels as they are, of 32, 33 and 84 that are hidden half on either side.
    "256, 256, 0.5, 16",
    "257, 256, 0.5, 17",
    "308, 308, 0.5, 42",
    "256, 256, 0, 0",
    "256, 256, 1, 32",
    "256, 256, 0.3, 10",
    "800, 250, 0.5, 288",
    "224, 900, 0.5, 0"
  })
  void cropsWholePixelsUpTo308(int length, int other, double place, int first) {
    ResampleAxis axis = CROP.axis(length, other, SIZE, 1, place);
    for (int i : new int[] {0, 100, SIZE - 1}) {
      assertThat(centre(axis, i)).isCloseTo(first + i, within(1e-3));
      assertThat(max(axis.weights(i))).isGreaterThan(0.999f);
    }
  }

  private static float max(float[] weights) {
    float max = 0;
    for (float weight : weights) {
      max = Math.max(max, weight);
    }
    return max;
  }

  @ParameterizedTest
  // 224 of the 308 pixels that the shorter side is made: 8 / 11 of it, in both directions.
  @CsvSource({"616, 616", "3000, 3000", "4000, 3000", "3000, 4000"})
  void makesLargerOnesThatSmallFirst(int length, int other) {
    ResampleAxis axis = CROP.axis(length, other, SIZE, 1, 0.5);
    double step = Math.min(length, other) / 308.0;
    assertThat(centre(axis, 1) - centre(axis, 0)).isCloseTo(step, within(0.02 * step));
    assertThat((centre(axis, 0) + centre(axis, SIZE - 1)) / 2)
        .isCloseTo((length - 1) / 2.0, within(0.01));
  }

  @Test
  void enlargesSmallOnesToTheInput() {
    ResampleAxis axis = CROP.axis(112, 112, SIZE, 1, 0.5);
    assertThat(centre(axis, 101) - centre(axis, 99)).isCloseTo(1, within(1e-3));
    // The longer side of twice the length is shown by half.
    ResampleAxis longer = CROP.axis(224, 112, SIZE, 1, 0.5);
    assertThat(centre(longer, 101) - centre(longer, 99)).isCloseTo(1, within(1e-3));
    assertThat(centre(longer, 100)).isCloseTo(56 + 49.75, within(1e-3));
  }

  @Test
  void aZoomComesOnTop() {
    ResampleAxis axis = CROP.axis(256, 256, SIZE, 2, 0.5);
    assertThat(centre(axis, 101) - centre(axis, 99)).isCloseTo(1, within(1e-3));
    assertThat((centre(axis, 0) + centre(axis, SIZE - 1)) / 2).isCloseTo(127.5, within(0.01));
  }

  @Test
  void stretchingShowsAllWhateverThePlace() {
    ResampleAxis axis = STRETCH.axis(448, 100, SIZE, 1, 0);
    assertThat(centre(axis, 0)).isCloseTo(0.5, within(0.1));
    assertThat(centre(axis, SIZE - 1)).isCloseTo(446.5, within(0.1));
    assertThat(STRETCH.zoom(448, 100, SIZE)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "224, 1", "280, 1.25", "308, 1.375", "5000, 1.375"})
  void saysHowMuchLargerThanTheInputAnImageIs(int shorter, double zoom) {
    assertThat(CROP.zoom(shorter, 2 * shorter, SIZE)).isCloseTo(zoom, within(1e-12));
    assertThat(CROP.zoom(2 * shorter, shorter, SIZE)).isCloseTo(zoom, within(1e-12));
  }
}
