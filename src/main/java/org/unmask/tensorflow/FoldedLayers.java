package org.unmask.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.types.TFloat32;

/**
 * Convolutions as constants with a bias, in the order convolution, BiasAdd, Relu6, which Grappler
 * and oneDNN fuse into one kernel.
 */
final class FoldedLayers implements MobileNetV2.LayerMaker {
  private final Ops tf;
  private final FoldedWeights weights;

  FoldedLayers(Ops tf, FoldedWeights weights) {
    this.tf = tf;
    this.weights = weights;
  }

  @Override
  public Operand<TFloat32> layer(ConvLayer layer, Operand<TFloat32> input) {
    Ops scope = tf.withSubScope(layer.name());
    Operand<TFloat32> sum = convolution(scope, layer, input);
    Operand<TFloat32> bias = scope.withName("bias").constant(weights.bias(layer));
    return activation(scope, layer, scope.nn.biasAdd(sum, bias));
  }

  /** The convolution before its bias. */
  Operand<TFloat32> convolution(Ops scope, ConvLayer layer, Operand<TFloat32> input) {
    String[] name = layer.kernelName().split("/");
    Operand<TFloat32> kernel =
        scope
            .withName(name[1])
            .constant(
                Shape.of(layer.kernelShape()), DataBuffers.of(weights.kernel(layer), true, false));
    return convolve(scope, layer, input, kernel);
  }

  static Operand<TFloat32> convolve(
      Ops scope, ConvLayer layer, Operand<TFloat32> input, Operand<TFloat32> kernel) {
    List<Long> strides = List.of(1L, (long) layer.stride(), (long) layer.stride(), 1L);
    return switch (layer.kind()) {
      case FULL -> scope.nn.conv2d(input, kernel, strides, "SAME", new Conv2d.Options[0]);
      case DEPTHWISE ->
          scope.nn.depthwiseConv2dNative(
              input, kernel, strides, "SAME", new DepthwiseConv2dNative.Options[0]);
    };
  }

  static Operand<TFloat32> activation(Ops scope, ConvLayer layer, Operand<TFloat32> input) {
    return switch (layer.activation()) {
      case RELU6 -> scope.nn.relu6(input);
      case LINEAR -> input;
    };
  }
}
