package org.unmask.tensorflow;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * A {@link FrozenGraph} of which most layers compute in bfloat16: float32 with 8 bits of precision
 * for 24. A CPU with AMX multiplies such numbers at several times the speed, with sums in float32.
 *
 * <p>The layers up to {@code block_1} stay in float32: they see the finest detail, where generators
 * leave their traces, and would round it away. Of the shipped detector, built with another {@code
 * FROM} each time, on 2 cores with AMX: images/s of the graph, and ROC-AUC and calibration error on
 * faces that it never saw:
 *
 * <pre>
 * all in float32             253   0.9656   0.026
 * bfloat16 from block_3 on   470   0.9653   0.033
 * from block_2 on            490   0.9657   0.029
 * from block_1 on            570   0.9648   0.030
 * all in bfloat16            595   0.9612   0.041
 * </pre>
 *
 * The average over positions, the head and the logit are in float32 as well. TensorFlow's own pass,
 * {@code auto_mixed_precision_onednn_bfloat16}, takes all layers and leaves more casts: 528.
 */
final class Bfloat16Graph {
  /** The first block in bfloat16. */
  private static final String FROM = "block_2";

  private final Map<String, NodeDef> nodes;
  private final Set<String> narrow = new HashSet<>();
  private final GraphDef.Builder result;
  private final Set<String> casts = new HashSet<>();

  private Bfloat16Graph(GraphDef graph) {
    nodes = graph.getNodeList().stream().collect(Collectors.toMap(NodeDef::getName, node -> node));
    result = graph.toBuilder().clearNode();
  }

  /**
   * The same graph with most layers in bfloat16: the same names, inputs and outputs.
   *
   * @param graph made by {@link FrozenGraph#build}
   */
  static GraphDef of(GraphDef graph) {
    Bfloat16Graph narrowed = new Bfloat16Graph(graph);
    Set<String> layers =
        MobileNetV2.layersFrom(FROM).stream().map(ConvLayer::name).collect(Collectors.toSet());
    for (NodeDef node : graph.getNodeList()) {
      String scope = FrozenGraph.withoutScope(node.getName()).replaceFirst("/.*", "");
      if (layers.contains(scope) || layers.contains(scope.replaceFirst("_add$", "_project"))) {
        narrowed.narrow.add(node.getName());
      }
    }
    graph.getNodeList().forEach(narrowed::add);
    return narrowed.result.build();
  }

  private void add(NodeDef node) {
    boolean isNarrow = narrow.contains(node.getName());
    if (node.getOp().equals("Const")) {
      result.addNode(isNarrow ? rounded(node) : node);
      return;
    }
    NodeDef.Builder copy = node.toBuilder();
    if (isNarrow) {
      copy.putAttr("T", type(DataType.DT_BFLOAT16));
    }
    for (int i = 0; i < node.getInputCount(); i++) {
      String input = node.getInput(i);
      if (narrow.contains(input) != isNarrow && isFloat(input)) {
        copy.setInput(i, cast(input, isNarrow));
      }
    }
    result.addNode(copy);
  }

  /** Whether a node makes floating-point numbers, and no pixels, shapes or axes. */
  private boolean isFloat(String name) {
    NodeDef node = nodes.get(name);
    if (node == null) {
      return false;
    }
    return Stream.of("T", "DstT", "dtype")
        .map(key -> node.getAttrOrDefault(key, AttrValue.getDefaultInstance()).getType())
        .anyMatch(type -> type == DataType.DT_FLOAT);
  }

  /** The name of a node that casts another's output, made where it is first wanted. */
  private String cast(String input, boolean toNarrow) {
    String name = input + "_cast";
    if (casts.add(name)) {
      DataType from = toNarrow ? DataType.DT_FLOAT : DataType.DT_BFLOAT16;
      DataType to = toNarrow ? DataType.DT_BFLOAT16 : DataType.DT_FLOAT;
      result.addNode(
          NodeDef.newBuilder()
              .setName(name)
              .setOp("Cast")
              .addInput(input)
              .putAttr("SrcT", type(from))
              .putAttr("DstT", type(to)));
    }
    return name;
  }

  private static NodeDef rounded(NodeDef constant) {
    TensorProto tensor = constant.getAttrOrThrow("value").getTensor();
    TensorProto.Builder rounded =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_BFLOAT16)
            .setTensorShape(tensor.getTensorShape());
    // Few numbers, or one for all, are listed; a value of 16 bits has a list of its own.
    tensor.getFloatValList().forEach(value -> rounded.addHalfVal(bits(value) & 0xffff));
    if (!tensor.getTensorContent().isEmpty()) {
      ByteBuffer from =
          tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer to = ByteBuffer.allocate(from.remaining() / 2).order(ByteOrder.LITTLE_ENDIAN);
      while (from.hasRemaining()) {
        to.putShort(bits(from.getFloat()));
      }
      rounded.setTensorContent(ByteString.copyFrom(to.flip()));
    }
    return constant.toBuilder()
        .putAttr("value", AttrValue.newBuilder().setTensor(rounded).build())
        .putAttr("dtype", type(DataType.DT_BFLOAT16))
        .build();
  }

  /** The upper 16 bits of a finite number, rounded to nearest, ties to even. */
  static short bits(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  private static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }
}
