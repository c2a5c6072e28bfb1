package org.unmask.tensorflow;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
 * The scoring graph of one network, or of some that are summed: weights as constants, BatchNorm
 * folded, scaling inside. Input {@code images} uint8 {@code [batch, size, size, 3]}; outputs {@code
 * probability_fake [batch]}, {@code logit [batch]}, {@code embedding [batch, 1280]}.
 */
final class FrozenGraph {
  static final String IMAGES = "images";
  static final String PROBABILITY = "probability_fake";
  static final String LOGIT = "logit";
  static final String EMBEDDING = "embedding";

  /** More networks than these would be slower for next to nothing. */
  static final int MOST_NETWORKS = 8;

  private static final String HEAD_KERNEL = "head/kernel";
  private static final String HEAD_BIAS = "head/bias";

  private FrozenGraph() {}

  /** Builds the graph of one network; {@code temperature} divides the logit before the sigmoid. */
  static GraphDef build(
      FoldedWeights weights, HeadWeights head, int inputSize, double temperature) {
    return build(List.of(new Member(weights, head)), inputSize, temperature);
  }

  /**
   * Builds the graph of some networks that see the same pixels and whose logits are summed; the
   * embedding is that of the first.
   *
   * @param members one to {@link #MOST_NETWORKS}
   * @param temperature divides the sum before the sigmoid
   */
  static GraphDef build(List<Member> members, int inputSize, double temperature) {
    requireSomeNetworks(members.size());
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> images =
          tf.withName(IMAGES)
              .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, inputSize, inputSize, 3)));
      Operand<TFloat32> pixels = MobileNetV2.scaled(tf, images);
      Operand<TFloat32> logits = logits(tf, members.get(0), pixels);
      for (int i = 1; i < members.size(); i++) {
        Ops scope = tf.withSubScope(scope(i));
        logits = tf.math.add(logits, logits(scope, members.get(i), pixels));
      }
      Operand<TFloat32> logit = tf.withName(LOGIT).reshape(logits, tf.constant(new int[] {-1}));
      tf.withName(PROBABILITY)
          .math
          .sigmoid(tf.math.mul(logit, tf.constant((float) (1 / temperature))));
      return graph.toGraphDef();
    }
  }

  private static Operand<TFloat32> logits(Ops tf, Member member, Operand<TFloat32> pixels) {
    Operand<TFloat32> embedding =
        MobileNetV2.embedding(tf, pixels, new FoldedLayers(tf, member.weights()));
    Ops scope = tf.withSubScope("head");
    Operand<TFloat32> kernel =
        scope
            .withName("kernel")
            .constant(
                Shape.of(ModelSpec.EMBEDDING_SIZE, 1),
                DataBuffers.of(member.head().kernel(), true, false));
    Operand<TFloat32> bias = scope.withName("bias").constant(new float[] {member.head().bias()});
    return scope.nn.biasAdd(scope.linalg.matMul(embedding, kernel), bias);
  }

  /** The first network has no scope of its own: its names are those of a model of one network. */
  private static String scope(int member) {
    return "member_" + (member + 1);
  }

  /** The name of a node as a model of one network has it. */
  static String withoutScope(String name) {
    return name.replaceFirst("^member_\\d+/", "");
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

  /**
   * The networks of a graph that {@link #build} made, in their order.
   *
   * @throws IllegalArgumentException if there is none, or there are too many
   */
  static List<Member> members(GraphDef graph) {
    Map<String, float[]> constants = constants(graph);
    List<Member> members = new ArrayList<>();
    members.add(member(constants));
    for (Map<String, float[]> more = of(constants, 1);
        !more.isEmpty();
        more = of(constants, members.size())) {
      requireSomeNetworks(members.size() + 1);
      members.add(member(more));
    }
    return members;
  }

  static void requireSomeNetworks(int networks) {
    if (networks < 1 || networks > MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "Cannot make an ensemble of %d networks (1 to %d)".formatted(networks, MOST_NETWORKS));
    }
  }

  /** The constants of one of the networks after the first, by their names without scope. */
  private static Map<String, float[]> of(Map<String, float[]> constants, int member) {
    String prefix = scope(member) + "/";
    return constants.entrySet().stream()
        .filter(constant -> constant.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                constant -> constant.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  private static Member member(Map<String, float[]> constants) {
    float[] kernel = constants.get(HEAD_KERNEL);
    float[] bias = constants.get(HEAD_BIAS);
    if (kernel == null
        || kernel.length != ModelSpec.EMBEDDING_SIZE
        || bias == null
        || bias.length != 1) {
      throw new IllegalArgumentException("Cannot use this graph: it has no Unmask head");
    }
    return new Member(new FoldedWeights(constants), new HeadWeights(kernel, bias[0]));
  }

  /**
   * What the logit is multiplied with before the sigmoid.
   *
   * @throws IllegalArgumentException if the graph is not as {@link #build} makes them
   */
  static float inverseTemperature(GraphDef graph) {
    Map<String, float[]> constants = constants(graph);
    return inputs(graph, PROBABILITY).stream()
        .flatMap(product -> inputs(graph, product).stream())
        .map(constants::get)
        .filter(constant -> constant != null && constant.length == 1)
        .map(constant -> constant[0])
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot use this graph: it has no temperature"));
  }

  private static List<String> inputs(GraphDef graph, String name) {
    return graph.getNodeList().stream()
        .filter(node -> node.getName().equals(name))
        .flatMap(node -> node.getInputList().stream())
        .toList();
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
