package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.HistogramProto;

class WeightHistogramTest {

  @Test
  void countsValuesIntoThirtyBucketsOfEqualWidth() {
    // From 0 to 30, so a bucket is 1 wide; the greatest value belongs to the last.
    HistogramProto histogram =
        WeightHistogram.of(new float[] {0, 0.5f, 1, 29.5f, 30, Float.NaN, Float.NEGATIVE_INFINITY});
    assertThat(histogram.getMin()).isZero();
    assertThat(histogram.getMax()).isEqualTo(30);
    assertThat(histogram.getNum()).isEqualTo(5);
    assertThat(histogram.getSum()).isEqualTo(61);
    assertThat(histogram.getSumSquares()).isEqualTo(0.25 + 1 + 29.5 * 29.5 + 900);
    assertThat(histogram.getBucketLimitList()).hasSize(30);
    assertThat(histogram.getBucketLimit(0)).isCloseTo(1, within(1e-12));
    assertThat(histogram.getBucketLimit(29)).isEqualTo(30);
    assertThat(histogram.getBucket(0)).isEqualTo(2);
    assertThat(histogram.getBucket(1)).isEqualTo(1);
    assertThat(histogram.getBucket(29)).isEqualTo(2);
  }

  @Test
  void losesNoValue() {
    Random random = new Random(3);
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * 1e-3f;
    }
    HistogramProto histogram = WeightHistogram.of(values);
    double counted = histogram.getBucketList().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(counted).isEqualTo(5000).isEqualTo(histogram.getNum());
    assertThat(histogram.getBucketLimitList()).isSorted().endsWith(histogram.getMax());
  }

  @Test
  void standsWithOneValueOrNone() {
    HistogramProto equal = WeightHistogram.of(new float[] {2, 2, 2});
    assertThat(equal.getBucketList()).containsExactly(3.0);
    assertThat(equal.getBucketLimitList()).containsExactly(2.0);
    assertThat(WeightHistogram.of(new float[] {Float.NaN}).getNum()).isZero();
  }
}
