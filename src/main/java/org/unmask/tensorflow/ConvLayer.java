package org.unmask.tensorflow;

/**
 * One convolution of MobileNetV2, under its Keras name.
 *
 * @param name Keras' layer name, such as {@code block_3_expand}
 * @param kind full or depthwise
 * @param kernel height and width of the kernel, 1 or 3
 * @param stride 1 or 2
 * @param in input channels
 * @param out output channels; equals {@code in} for a depthwise one
 * @param activation what follows the normalisation
 */
record ConvLayer(
    String name, Kind kind, int kernel, int stride, int in, int out, Activation activation) {

  enum Kind {
    FULL,
    DEPTHWISE
  }

  enum Activation {
    RELU6,
    LINEAR
  }

  /** The shape of the kernel: HWIO, or HWC1 for a depthwise one. */
  long[] kernelShape() {
    return switch (kind) {
      case FULL -> new long[] {kernel, kernel, in, out};
      case DEPTHWISE -> new long[] {kernel, kernel, in, 1};
    };
  }

  int kernelSize() {
    return switch (kind) {
      case FULL -> kernel * kernel * in * out;
      case DEPTHWISE -> kernel * kernel * in;
    };
  }

  /** The name of the kernel among a model's weights. */
  String kernelName() {
    return name
        + switch (kind) {
          case FULL -> "/kernel";
          case DEPTHWISE -> "/depthwise_kernel";
        };
  }

  String biasName() {
    return name + "/bias";
  }

  /** Keras' name of the BatchNorm that follows. */
  String batchNormName() {
    return switch (name) {
      case "Conv1" -> "bn_Conv1";
      case "Conv_1" -> "Conv_1_bn";
      default -> name + "_BN";
    };
  }
}
