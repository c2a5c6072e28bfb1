package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.unmask.training.BatchSource;

/**
 * Gives folded weights their BatchNorm back: measures mean and variance of each convolution's
 * output over some images, and inserts BatchNorm that changes nothing at first ({@link
 * BatchNorm#identity}) but lets fine-tuning normalise by batch.
 */
final class Calibration {
  private Calibration() {}

  /**
   * Measures and inserts.
   *
   * @param images batches are taken until they hold {@code count} images, or end
   */
  static NormalizedWeights insertBatchNorm(
      FoldedWeights weights, BatchSource<ImageBatch> images, int count, int inputSize) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> input =
          tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, inputSize, inputSize, 3)));
      Map<ConvLayer, Operand<TFloat32>> means = new LinkedHashMap<>();
      Map<ConvLayer, Operand<TFloat32>> squares = new LinkedHashMap<>();
      FoldedLayers folded = new FoldedLayers(tf, weights);
      MobileNetV2.embedding(
          tf,
          MobileNetV2.scaled(tf, input),
          (layer, x) -> {
            Ops scope = tf.withSubScope(layer.name());
            Operand<TFloat32> sum = folded.convolution(scope, layer, x);
            Operand<org.tensorflow.types.TInt32> positions = tf.constant(new int[] {0, 1, 2});
            means.put(layer, scope.math.mean(sum, positions));
            squares.put(layer, scope.math.mean(scope.math.mul(sum, sum), positions));
            return FoldedLayers.activation(
                scope, layer, scope.nn.biasAdd(sum, scope.constant(weights.bias(layer))));
          });
      try (Session session = Sessions.forTraining(graph, 0)) {
        return measure(weights, images, count, session, input, means, squares);
      }
    }
  }

  private static NormalizedWeights measure(
      FoldedWeights weights,
      BatchSource<ImageBatch> images,
      int count,
      Session session,
      Placeholder<TUint8> input,
      Map<ConvLayer, Operand<TFloat32>> means,
      Map<ConvLayer, Operand<TFloat32>> squares) {
    Map<ConvLayer, double[]> meanSums = new HashMap<>();
    Map<ConvLayer, double[]> squareSums = new HashMap<>();
    int seen = 0;
    try (BatchSource.Walk<ImageBatch> walk = images.epoch(1)) {
      while (seen < count && walk.hasNext()) {
        try (ImageBatch batch = walk.next()) {
          Session.Runner runner = session.runner().feed(input, batch.images());
          means.values().forEach(runner::fetch);
          squares.values().forEach(runner::fetch);
          try (Result result = runner.run()) {
            int i = 0;
            for (ConvLayer layer : means.keySet()) {
              add(meanSums, layer, Tensors.floats(result.get(i)), batch.size());
              add(squareSums, layer, Tensors.floats(result.get(means.size() + i)), batch.size());
              i++;
            }
          }
          seen += batch.size();
        }
      }
    }
    Map<String, float[]> kernels = new HashMap<>();
    Map<String, BatchNorm> norms = new HashMap<>();
    for (ConvLayer layer : means.keySet()) {
      kernels.put(layer.name(), weights.kernel(layer));
      norms.put(
          layer.name(),
          norm(
              Objects.requireNonNull(meanSums.get(layer)),
              Objects.requireNonNull(squareSums.get(layer)),
              seen,
              weights.bias(layer)));
    }
    return new NormalizedWeights(kernels, norms);
  }

  private static void add(
      Map<ConvLayer, double[]> sums, ConvLayer layer, float[] batchMeans, int images) {
    double[] sum = sums.computeIfAbsent(layer, any -> new double[batchMeans.length]);
    for (int c = 0; c < sum.length; c++) {
      sum[c] += (double) batchMeans[c] * images;
    }
  }

  private static BatchNorm norm(double[] meanSum, double[] squareSum, int images, float[] bias) {
    float[] mean = new float[bias.length];
    float[] variance = new float[bias.length];
    for (int c = 0; c < bias.length; c++) {
      double m = meanSum[c] / images;
      mean[c] = (float) m;
      variance[c] = (float) Math.max(0, squareSum[c] / images - m * m);
    }
    return BatchNorm.identity(mean, variance, bias);
  }
}
