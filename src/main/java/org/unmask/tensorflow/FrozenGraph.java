package org.unmask.tensorflow;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.unmask.model.ModelSpec;

/**
 * The scoring graph: weights as constants, BatchNorm folded, scaling inside. Input {@code images}
 * uint8 {@code [batch, size, size, 3]}; outputs {@code probability_fake [batch]}, {@code logit
 * [batch]}, {@code embedding [batch, 1280]}.
 */
final class FrozenGraph {
  static final String IMAGES = "images";
  static final String PROBABILITY = "probability_fake";
  static final String LOGIT = "logit";
  static final String EMBEDDING = "embedding";

  private static final String HEAD_KERNEL = "head/kernel";
  private static final String HEAD_BIAS = "head/bias";

  private FrozenGraph() {}

  /** Builds the graph; {@code temperature} divides the logit before the sigmoid. */
  static GraphDef build(
      FoldedWeights weights, HeadWeights head, int inputSize, double temperature) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> images =
          tf.withName(IMAGES)
              .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, inputSize, inputSize, 3)));
      Operand<TFloat32> embedding =
          MobileNetV2.embedding(tf, MobileNetV2.scaled(tf, images), new FoldedLayers(tf, weights));
      Ops scope = tf.withSubScope("head");
      Operand<TFloat32> kernel =
          scope
              .withName("kernel")
              .constant(
                  Shape.of(ModelSpec.EMBEDDING_SIZE, 1),
                  DataBuffers.of(head.kernel(), true, false));
      Operand<TFloat32> bias = scope.withName("bias").constant(new float[] {head.bias()});
      Operand<TFloat32> logits = scope.nn.biasAdd(scope.linalg.matMul(embedding, kernel), bias);
      Operand<TFloat32> logit = tf.withName(LOGIT).reshape(logits, tf.constant(new int[] {-1}));
      tf.withName(PROBABILITY)
          .math
          .sigmoid(tf.math.mul(logit, tf.constant((float) (1 / temperature))));
      return graph.toGraphDef();
    }
  }

  /** SHA-256 of the graph with its weights, hex; the same for the same graph in any process. */
  static String identity(GraphDef graph) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(graph.getSerializedSize());
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.useDeterministicSerialization();
      graph.writeTo(out);
      out.flush();
      return HexFormat.of().formatHex(digest.digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The backbone's weights of a graph that {@link #build} made. */
  static FoldedWeights weights(GraphDef graph) {
    return new FoldedWeights(constants(graph));
  }

  /** The head's weights of a graph that {@link #build} made. */
  static HeadWeights head(GraphDef graph) {
    Map<String, float[]> constants = constants(graph);
    float[] kernel = constants.get(HEAD_KERNEL);
    float[] bias = constants.get(HEAD_BIAS);
    if (kernel == null || kernel.length != ModelSpec.EMBEDDING_SIZE || bias == null) {
      throw new IllegalArgumentException("Cannot use this graph: it has no Unmask head");
    }
    return new HeadWeights(kernel, bias[0]);
  }

  private static Map<String, float[]> constants(GraphDef graph) {
    Map<String, float[]> constants = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      if (node.getOp().equals("Const")) {
        TensorProto tensor = node.getAttrOrThrow("value").getTensor();
        constants.put(node.getName(), floats(tensor));
      }
    }
    return constants;
  }

  private static float[] floats(TensorProto tensor) {
    if (tensor.getTensorContent().isEmpty()) {
      float[] values = new float[tensor.getFloatValCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatVal(i);
      }
      return values;
    }
    float[] values = new float[tensor.getTensorContent().size() / Float.BYTES];
    tensor
        .getTensorContent()
        .asReadOnlyByteBuffer()
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }
}
