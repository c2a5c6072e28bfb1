package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Convolutions as variables with BatchNorm. Two passes share the variables: {@link #training}
 * normalises trainable layers by the batch and frozen ones by their moving moments; {@link
 * #inference} uses moving moments throughout.
 */
final class NormalizedLayers {

  /** One layer's variables. */
  private record Layer(
      Variables.Entry kernel,
      Variables.Entry gamma,
      Variables.Entry beta,
      Variables.Entry mean,
      Variables.Entry variance) {}

  private final Ops tf;
  private final Map<ConvLayer, Layer> layers = new HashMap<>();
  private final Set<ConvLayer> trainable;
  private final double momentum;
  private final Placeholder<TFloat32> kept;
  private final WeightAverages averages;
  private final List<Op> movingUpdates = new ArrayList<>();

  NormalizedLayers(
      Ops tf,
      Variables variables,
      NormalizedWeights weights,
      Set<ConvLayer> trainable,
      double momentum,
      WeightAverages averages) {
    this.tf = tf;
    this.averages = averages;
    this.trainable = Set.copyOf(trainable);
    this.momentum = momentum;
    this.kept = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    for (ConvLayer layer : MobileNetV2.layers()) {
      BatchNorm norm = weights.norm(layer);
      String bn = layer.batchNormName();
      long channels = layer.out();
      layers.put(
          layer,
          new Layer(
              variables.create(
                  layer.name() + "/kernel", weights.kernel(layer), layer.kernelShape()),
              variables.create(bn + "/gamma", norm.gamma(), channels),
              variables.create(bn + "/beta", norm.beta(), channels),
              variables.create(bn + "/moving_mean", norm.mean(), channels),
              variables.create(bn + "/moving_variance", norm.variance(), channels)));
      if (trainable.contains(layer)) {
        Layer own = Objects.requireNonNull(layers.get(layer));
        averages.cover(List.of(own.kernel(), own.gamma(), own.beta(), own.mean(), own.variance()));
      }
    }
  }

  /**
   * Kernel, gamma and beta of each trainable layer.
   *
   * @param rateShare what each layer's rate is of the step's
   */
  List<Adam.Parameter> parameters(ToDoubleFunction<ConvLayer> rateShare) {
    List<Adam.Parameter> list = new ArrayList<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      if (trainable.contains(layer)) {
        Layer own = Objects.requireNonNull(layers.get(layer));
        double share = rateShare.applyAsDouble(layer);
        for (Variables.Entry entry : List.of(own.kernel(), own.gamma(), own.beta())) {
          list.add(new Adam.Parameter(entry, share));
        }
      }
    }
    return list;
  }

  /**
   * Makes a run move the moving moments too. Early steps move them faster, {@code (1 + step) / (10
   * + step)} at most being kept, as TensorFlow's ExponentialMovingAverage does: a short run would
   * else be scored with the moments of the weights that it began with.
   *
   * @return the fed share, which the caller closes
   */
  TFloat32 moveMoments(Session.Runner runner, long step) {
    movingUpdates.forEach(runner::addTarget);
    TFloat32 share = TFloat32.scalarOf((float) Math.min(momentum, (1.0 + step) / (10.0 + step)));
    runner.feed(kept, share);
    return share;
  }

  Operand<TFloat32> training(ConvLayer layer, Operand<TFloat32> input) {
    if (!trainable.contains(layer)) {
      return inference(layer, input);
    }
    Layer own = Objects.requireNonNull(layers.get(layer));
    Ops scope = tf.withSubScope("train_" + layer.name());
    Operand<TFloat32> none = scope.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        scope.nn.fusedBatchNorm(
            FoldedLayers.convolve(scope, layer, input, own.kernel().value()),
            own.gamma().value(),
            own.beta().value(),
            none,
            none,
            FusedBatchNorm.epsilon(BatchNorm.EPSILON),
            FusedBatchNorm.isTraining(true));
    moveTowards(scope, own.mean(), norm.batchMean());
    moveTowards(scope, own.variance(), norm.batchVariance());
    return FoldedLayers.activation(scope, layer, norm.y());
  }

  private void moveTowards(Ops scope, Variables.Entry moving, Operand<TFloat32> batch) {
    Operand<TFloat32> gap = scope.math.sub(moving.value(), batch);
    Op moved =
        scope.assignSub(
            moving.variable(), scope.math.mul(gap, scope.math.sub(scope.constant(1f), kept)));
    movingUpdates.add(moved);
    averages.follow(moving, moved);
  }

  Operand<TFloat32> inference(ConvLayer layer, Operand<TFloat32> input) {
    Layer own = Objects.requireNonNull(layers.get(layer));
    Ops scope = tf.withSubScope("infer_" + layer.name());
    FusedBatchNorm<TFloat32, TFloat32> norm =
        scope.nn.fusedBatchNorm(
            FoldedLayers.convolve(scope, layer, input, averages.value(own.kernel())),
            averages.value(own.gamma()),
            averages.value(own.beta()),
            averages.value(own.mean()),
            averages.value(own.variance()),
            FusedBatchNorm.epsilon(BatchNorm.EPSILON),
            FusedBatchNorm.isTraining(false));
    return FoldedLayers.activation(scope, layer, norm.y());
  }

  /** The weights among the values of all variables. */
  static NormalizedWeights from(Map<String, float[]> values) {
    Map<String, float[]> kernels = new HashMap<>();
    Map<String, BatchNorm> norms = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      String bn = layer.batchNormName();
      kernels.put(layer.name(), value(values, layer.name() + "/kernel"));
      norms.put(
          layer.name(),
          new BatchNorm(
              value(values, bn + "/gamma"),
              value(values, bn + "/beta"),
              value(values, bn + "/moving_mean"),
              value(values, bn + "/moving_variance")));
    }
    return new NormalizedWeights(kernels, norms);
  }

  private static float[] value(Map<String, float[]> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
