package org.unmask.tensorflow;

import org.tensorflow.proto.HistogramProto;

/**
 * Values as TensorBoard shows their spread: {@value #BUCKETS} buckets of equal width from the least
 * value to the greatest, as {@code tf.summary.histogram} has them.
 */
final class WeightHistogram {
  static final int BUCKETS = 30;

  private WeightHistogram() {}

  /** The histogram; what is no finite number is in none of its figures. */
  static HistogramProto of(float[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    if (count == 0) {
      return HistogramProto.getDefaultInstance();
    }
    HistogramProto.Builder histogram =
        HistogramProto.newBuilder()
            .setMin(min)
            .setMax(max)
            .setNum(count)
            .setSum(sum)
            .setSumSquares(squares);
    if (min == max) {
      return histogram.addBucketLimit(max).addBucket(count).build();
    }
    int[] buckets = counts(values, min, max);
    for (int i = 0; i < BUCKETS; i++) {
      double limit = i == BUCKETS - 1 ? max : min + (max - min) * (i + 1) / BUCKETS;
      histogram.addBucketLimit(limit).addBucket(buckets[i]);
    }
    return histogram.build();
  }

  private static int[] counts(float[] values, double min, double max) {
    int[] counts = new int[BUCKETS];
    for (float value : values) {
      if (Float.isFinite(value)) {
        counts[Math.min((int) ((value - min) / (max - min) * BUCKETS), BUCKETS - 1)]++;
      }
    }
    return counts;
  }
}
