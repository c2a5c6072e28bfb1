package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvenTapsTest {
  private static final int AXES = 500;

  @ParameterizedTest
  @EnumSource
  void firstsNeverFallAndSpansStayWithinTheInput(ResampleFilter filter) {
    Random random = new Random(1);
    for (int n = 0; n < AXES; n++) {
      int input = 1 + random.nextInt(500);
      EvenTaps taps = new EvenTaps(axis(filter, input, random));
      int before = 0;
      for (int i = 0; i < taps.outputs(); i++) {
        assertThat(taps.first(i)).isBetween(before, input - taps.taps());
        before = taps.first(i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothDirectionsGiveTheSumsOfTheAxis(ResampleFilter filter) {
    Random random = new Random(2);
    for (int n = 0; n < AXES; n++) {
      int input = 1 + random.nextInt(500);
      ResampleAxis axis = axis(filter, input, random);
      byte[] samples = new byte[input * 3];
      random.nextBytes(samples);
      float[] expected = sums(axis, samples);

      float[] across = new Resampler(input, axisOfOne(), axis).resize(row(samples));
      float[] down = new Resampler(1, axis, axisOfOne()).resize(column(samples));

      assertThat(across).containsExactly(expected, within(1e-3f));
      assertThat(down).containsExactly(expected, within(1e-3f));
    }
  }

  @Test
  void anOutputThatBeginsBehindTheNextTakesNoRowFromIt() {
    ResampleAxis axis = ResampleAxis.of(ResampleFilter.CUBIC, 8, 24, 1, 0.5);
    assertThat(IntStream.range(1, axis.outputs()))
        .as("an output whose first weight is zero")
        .anyMatch(i -> axis.start(i) < axis.start(i - 1));
    byte[] samples = new byte[8 * 3];
    new Random(3).nextBytes(samples);

    assertThat(new Resampler(1, axis, axisOfOne()).resize(column(samples)))
        .containsExactly(sums(axis, samples), within(1e-3f));
  }

  private static ResampleAxis axis(ResampleFilter filter, int input, Random random) {
    double zoom = random.nextBoolean() ? 1 : 1 + random.nextDouble();
    return ResampleAxis.of(filter, input, 8 + random.nextInt(300), zoom, random.nextDouble());
  }

  private static ResampleAxis axisOfOne() {
    return ResampleAxis.of(ResampleFilter.TRIANGLE, 1, 1, 1, 0.5);
  }

  private static Resampler.Rows row(byte[] samples) {
    return (row, column, target, bytes) -> System.arraycopy(samples, column * 3, target, 0, bytes);
  }

  private static Resampler.Rows column(byte[] samples) {
    return (row, column, target, bytes) -> System.arraycopy(samples, row * 3, target, 0, bytes);
  }

  private static float[] sums(ResampleAxis axis, byte[] samples) {
    float[] sums = new float[axis.outputs() * 3];
    for (int i = 0; i < sums.length; i++) {
      double sum = 0;
      float[] weights = axis.weights(i / 3);
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * (samples[(axis.start(i / 3) + k) * 3 + i % 3] & 0xff);
      }
      sums[i] = (float) sum;
    }
    return sums;
  }
}
