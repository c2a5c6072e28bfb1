package org.unmask.peers;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.framework.AttrValue;
import org.tensorflow.proto.framework.NodeDef;
import org.tensorflow.proto.framework.SavedModel;
import org.tensorflow.proto.framework.TensorProto;
import org.tensorflow.proto.framework.TensorShapeProto;

/**
 * Writes the frozen graph of Unmask's SavedModel as ONNX: {@code images} float {@code [batch, 3,
 * size, size]} in [-1, 1], {@code probability_fake} float {@code [batch, 1]}. The order of channels
 * changes from TensorFlow's to ONNX's; a bias joins its convolution.
 *
 * <p>Arguments: the model's folder, the file to write.
 */
public final class OnnxExport {
  private static final String INPUT = "images";
  private static final String OUTPUT = "probability_fake";

  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final OnnxWriter onnx = new OnnxWriter();

  private OnnxExport(SavedModel model) {
    for (NodeDef node : model.getMetaGraphs(0).getGraphDef().getNodeList()) {
      nodes.put(node.getName(), node);
    }
  }

  /** Runs the export. */
  public static void main(String[] arguments) throws IOException {
    SavedModel model =
        SavedModel.parseFrom(Files.readAllBytes(Path.of(arguments[0], "saved_model.pb")));
    Files.write(Path.of(arguments[1]), new OnnxExport(model).export());
  }

  private byte[] export() {
    long size = attribute(node(INPUT), "shape").getShape().getDim(1).getSize();
    onnx.input(INPUT, -1, 3, size, size);
    onnx.constant("zero", new float[] {0});
    onnx.constant("six", new float[] {6});
    write(node(OUTPUT));
    onnx.output(OUTPUT, -1, 1);
    return onnx.model();
  }

  private NodeDef node(String name) {
    NodeDef node = nodes.get(name.replaceFirst(":0$", ""));
    if (node == null) {
      throw new IllegalArgumentException("Cannot export: the graph has no " + name);
    }
    return node;
  }

  private NodeDef input(NodeDef node, int index) {
    return node(node.getInput(index));
  }

  private static AttrValue attribute(NodeDef node, String name) {
    return node.getAttrOrThrow(name);
  }

  /** Writes a node and what it needs; returns the name of its output. */
  private String write(NodeDef node) {
    String name = node.getName();
    if (!written.add(name)) {
      return name;
    }
    switch (node.getOp()) {
      case "BiasAdd" -> withBias(input(node, 0), floats(input(node, 1)), name);
      case "Conv2D", "DepthwiseConv2dNative" -> withBias(node, new float[0], name);
      case "Relu6" -> onnx.node("Clip", List.of(write(input(node, 0)), "zero", "six"), name);
      case "Add", "AddV2" ->
          onnx.node("Add", List.of(write(input(node, 0)), write(input(node, 1))), name);
      case "Mean" -> {
        onnx.node("GlobalAveragePool", List.of(write(input(node, 0))), name + "/pool");
        onnx.node("Flatten", List.of(name + "/pool"), name);
      }
      case "Mul" -> {
        onnx.constant(name + "/factor", floats(input(node, 1)));
        onnx.node("Mul", List.of(write(input(node, 0)), name + "/factor"), name);
      }
      case "Sigmoid" -> onnx.node("Sigmoid", List.of(write(input(node, 0))), name);
      // The logit is [batch, 1] here and [batch] there.
      case "Reshape" -> onnx.node("Identity", List.of(write(input(node, 0))), name);
      // Scaling to [-1, 1] is the caller's, as in ONNX Runtime's own examples.
      case "Sub" -> onnx.node("Identity", List.of(INPUT), name);
      default -> throw new IllegalArgumentException("Cannot export operation " + node.getOp());
    }
    return name;
  }

  private void withBias(NodeDef product, float[] bias, String name) {
    if (product.getOp().equals("MatMul")) {
      dense(product, bias, name);
    } else {
      convolution(product, bias, name);
    }
  }

  private void dense(NodeDef product, float[] bias, String name) {
    float[] kernel = floats(input(product, 1));
    onnx.constant(name + "/kernel", kernel, kernel.length / bias.length, bias.length);
    onnx.constant(name + "/bias", bias, bias.length);
    onnx.node("Gemm", List.of(write(input(product, 0)), name + "/kernel", name + "/bias"), name);
  }

  /** Kernels go from HWIO to OIHW, depthwise ones from HWC1 to C1HW. */
  private void convolution(NodeDef node, float[] bias, String name) {
    NodeDef kernelNode = input(node, 1);
    List<TensorShapeProto.Dim> dims =
        attribute(kernelNode, "value").getTensor().getTensorShape().getDimList();
    int side = (int) dims.get(0).getSize();
    int in = (int) dims.get(2).getSize();
    int out = (int) dims.get(3).getSize();
    boolean depthwise = node.getOp().startsWith("Depthwise");
    float[] kernel = transposed(floats(kernelNode), side * side, in * out);
    long[] shape = {depthwise ? in : out, depthwise ? 1 : in, side, side};
    if (!depthwise) {
      kernel = outputsFirst(kernel, in, out, side * side);
    }
    onnx.constant(name + "/kernel", kernel, shape);
    long stride = attribute(node, "strides").getList().getI(1);
    // TensorFlow's SAME on even sizes: a stride of 2 pads behind only.
    long before = side == 1 || stride == 2 ? 0 : 1;
    long after = side == 1 ? 0 : 1;
    List<String> inputs = List.of(write(input(node, 0)), name + "/kernel");
    if (bias.length > 0) {
      onnx.constant(name + "/bias", bias, bias.length);
      inputs = List.of(inputs.get(0), inputs.get(1), name + "/bias");
    }
    onnx.node(
        "Conv",
        inputs,
        name,
        OnnxWriter.attribute("kernel_shape", side, side),
        OnnxWriter.attribute("strides", stride, stride),
        OnnxWriter.attribute("pads", before, before, after, after),
        OnnxWriter.scalarAttribute("group", depthwise ? in : 1));
  }

  /** A matrix of {@code rows} times {@code columns}, the other way round. */
  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = matrix[row * columns + column];
      }
    }
    return result;
  }

  /** From inputs, outputs, area to outputs, inputs, area. */
  private static float[] outputsFirst(float[] kernel, int in, int out, int area) {
    float[] result = new float[kernel.length];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        System.arraycopy(kernel, (i * out + o) * area, result, (o * in + i) * area, area);
      }
    }
    return result;
  }

  private static float[] floats(NodeDef constant) {
    TensorProto tensor = attribute(constant, "value").getTensor();
    if (tensor.getTensorContent().isEmpty()) {
      float[] values = new float[tensor.getFloatValCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatVal(i);
      }
      return values;
    }
    FloatBuffer content =
        tensor
            .getTensorContent()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] values = new float[content.remaining()];
    content.get(values);
    return values;
  }
}
