package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("tensorflow")
class TensorFlowJpegTest {

  @Test
  void losesMoreAtALowerQualityAndKeepsTheSize() {
    byte[] noise = new byte[24 * 16 * 3];
    new Random(1).nextBytes(noise);
    try (TensorFlowJpeg jpeg = new TensorFlowJpeg(1)) {
      double fine = distance(noise, jpeg.apply(noise, 24, 16, 95));
      double middle = distance(noise, jpeg.apply(noise, 24, 16, 50));
      double coarse = distance(noise, jpeg.apply(noise, 24, 16, 5));
      assertThat(fine).isPositive().isLessThan(middle);
      assertThat(middle).isLessThan(coarse);
    }
  }

  private static double distance(byte[] a, byte[] b) {
    assertThat(b).hasSameSizeAs(a);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }
}
