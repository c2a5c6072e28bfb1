package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * MobileNetV2 1.0 without its top (Sandler et al., CVPR 2018): 52 convolutions in 17 inverted
 * residual blocks, then a global mean. What a convolution becomes (folded constants, variables with
 * BatchNorm) is the caller's: the graph is one, its layers are given.
 */
final class MobileNetV2 {

  /** Makes one convolution with its normalisation and activation. */
  @FunctionalInterface
  interface LayerMaker {
    Operand<TFloat32> layer(ConvLayer layer, Operand<TFloat32> input);
  }

  /** An inverted residual: expand (but in the first), depthwise, project; perhaps a shortcut. */
  private record Block(String name, List<ConvLayer> layers, boolean residual) {}

  private static final ConvLayer STEM =
      new ConvLayer("Conv1", ConvLayer.Kind.FULL, 3, 2, 3, 32, ConvLayer.Activation.RELU6);
  private static final ConvLayer LAST =
      new ConvLayer("Conv_1", ConvLayer.Kind.FULL, 1, 1, 320, 1280, ConvLayer.Activation.RELU6);
  private static final List<Block> BLOCKS = blocks();

  private MobileNetV2() {}

  /** All convolutions, from the image on. */
  static List<ConvLayer> layers() {
    List<ConvLayer> layers = new ArrayList<>();
    layers.add(STEM);
    BLOCKS.forEach(block -> layers.addAll(block.layers()));
    layers.add(LAST);
    return layers;
  }

  /**
   * The convolutions that train when fine-tuning begins at a block.
   *
   * @param from {@code all}, a block such as {@code block_13}, or {@code Conv_1}
   * @throws IllegalArgumentException for any other name
   */
  static List<ConvLayer> layersFrom(String from) {
    List<ConvLayer> layers = layers();
    if (from.equals("all")) {
      return layers;
    }
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.get(i).name();
      if (name.equals(from) || name.startsWith(from + "_")) {
        return layers.subList(i, layers.size());
      }
    }
    throw new IllegalArgumentException(
        "Invalid train.fine-tune.from: " + from + " (all, block_1 to block_16, Conv_1)");
  }

  /**
   * How far a convolution lies below the head, in blocks: 1 for {@code Conv_1}, 2 for those of
   * {@code block_16}, 19 for {@code Conv1}.
   */
  static int belowHead(ConvLayer layer) {
    if (layer.equals(LAST)) {
      return 1;
    }
    for (int i = 0; i < BLOCKS.size(); i++) {
      if (BLOCKS.get(i).layers().contains(layer)) {
        return BLOCKS.size() - i + 1;
      }
    }
    return BLOCKS.size() + 2;
  }

  /**
   * How many products are summed for one image in a forward pass, without the head: 0.30 billion at
   * 224 pixels (table 4 of the paper). A floating-point operation count is twice that.
   *
   * @param size width and height of the input in pixels
   */
  static long multiplyAdds(int size) {
    long sum = 0;
    int side = size;
    for (ConvLayer layer : layers()) {
      side = (side + layer.stride() - 1) / layer.stride();
      int perOutput = layer.kernelSize() / layer.out();
      sum += (long) side * side * layer.out() * perOutput;
    }
    return sum;
  }

  /** Pixels 0 to 255 to the range [-1, 1] that the weights were trained for. */
  static Operand<TFloat32> scaled(Ops tf, Operand<TUint8> images) {
    Operand<TFloat32> pixels = tf.dtypes.cast(images, TFloat32.class);
    return tf.math.sub(tf.math.mul(pixels, tf.constant(1 / 127.5f)), tf.constant(1f));
  }

  /**
   * The embedding.
   *
   * @param input {@code [batch, size, size, 3]} in [-1, 1]
   * @return {@code [batch, 1280]}
   */
  static Operand<TFloat32> embedding(Ops tf, Operand<TFloat32> input, LayerMaker maker) {
    Operand<TFloat32> x = maker.layer(STEM, input);
    for (Block block : BLOCKS) {
      Operand<TFloat32> shortcut = x;
      for (ConvLayer layer : block.layers()) {
        x = maker.layer(layer, x);
      }
      if (block.residual()) {
        x = tf.withName(block.name() + "_add").math.add(shortcut, x);
      }
    }
    x = maker.layer(LAST, x);
    return tf.withName("embedding")
        .math
        .mean(x, tf.constant(new int[] {1, 2}), Mean.keepDims(false));
  }

  private static List<Block> blocks() {
    int[][] stages = {
      // expansion, channels, repeats, stride of the first: table 2 of the paper
      {1, 16, 1, 1},
      {6, 24, 2, 2},
      {6, 32, 3, 2},
      {6, 64, 4, 2},
      {6, 96, 3, 1},
      {6, 160, 3, 2},
      {6, 320, 1, 1}
    };
    List<Block> blocks = new ArrayList<>();
    int in = 32;
    for (int[] stage : stages) {
      for (int repeat = 0; repeat < stage[2]; repeat++) {
        int stride = repeat == 0 ? stage[3] : 1;
        blocks.add(block(blocks.size(), in, stage[0], stage[1], stride));
        in = stage[1];
      }
    }
    return blocks;
  }

  private static Block block(int index, int in, int expansion, int out, int stride) {
    String name = index == 0 ? "expanded_conv" : "block_" + index;
    int wide = in * expansion;
    List<ConvLayer> layers = new ArrayList<>();
    if (expansion > 1) {
      layers.add(
          new ConvLayer(
              name + "_expand", ConvLayer.Kind.FULL, 1, 1, in, wide, ConvLayer.Activation.RELU6));
    }
    layers.add(
        new ConvLayer(
            name + "_depthwise",
            ConvLayer.Kind.DEPTHWISE,
            3,
            stride,
            wide,
            wide,
            ConvLayer.Activation.RELU6));
    layers.add(
        new ConvLayer(
            name + "_project", ConvLayer.Kind.FULL, 1, 1, wide, out, ConvLayer.Activation.LINEAR));
    return new Block(name, layers, stride == 1 && in == out);
  }
}
