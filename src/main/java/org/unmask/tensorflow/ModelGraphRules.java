package org.unmask.tensorflow;

import java.util.List;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * What the graph of a model that is read may hold. A graph is a program, and TensorFlow has
 * operations that read and write files; a model from elsewhere must compute scores and nothing
 * else, so it has no operation but those that {@link FrozenGraph} writes, and no functions.
 */
final class ModelGraphRules {
  private static final Set<String> OPERATIONS =
      Set.of(
          "Placeholder",
          "Const",
          "Cast",
          "Mul",
          "Sub",
          "Add",
          "Conv2D",
          "DepthwiseConv2dNative",
          "BiasAdd",
          "Relu6",
          "Mean",
          "MatMul",
          "Reshape",
          "Sigmoid");

  private ModelGraphRules() {}

  /**
   * Makes sure that a graph only computes, from images of one size.
   *
   * @param inputSize sides of the images that its spec says, in pixels
   * @throws IllegalArgumentException that says what it has besides, without the name of the model
   */
  static void require(GraphDef graph, int inputSize) {
    for (NodeDef node : graph.getNodeList()) {
      if (!OPERATIONS.contains(node.getOp())) {
        throw new IllegalArgumentException(
            "its graph has an operation that no model of Unmask has: " + node.getOp());
      }
    }
    if (graph.getLibrary().getFunctionCount() + graph.getLibrary().getGradientCount() > 0) {
      throw new IllegalArgumentException("its graph has functions, which no model of Unmask has");
    }
    List<Long> images =
        graph.getNodeList().stream()
            .filter(node -> node.getName().equals(FrozenGraph.IMAGES))
            .map(node -> node.getAttrOrDefault("shape", AttrValue.getDefaultInstance()))
            .flatMap(shape -> shape.getShape().getDimList().stream())
            .map(TensorShapeProto.Dim::getSize)
            .toList();
    List<Long> wanted = List.of(-1L, (long) inputSize, (long) inputSize, 3L);
    if (!images.equals(wanted)) {
      throw new IllegalArgumentException(
          "its graph takes images of %s, its model-spec.json says %s".formatted(images, wanted));
    }
  }
}
