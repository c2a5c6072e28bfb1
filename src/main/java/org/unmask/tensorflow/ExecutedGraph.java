package org.unmask.tensorflow;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TUint8;
import org.unmask.model.Precision;

/**
 * What TensorFlow in truth runs for a frozen graph, after Grappler and oneDNN have rewritten it:
 * the settings alone do not say.
 *
 * @param nodes operations with the devices they are placed on
 */
record ExecutedGraph(List<NodeDef> nodes) {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutedGraph.class);

  /** Scores one black image, which also readies the session for those that follow. */
  static ExecutedGraph of(Session session, int inputSize) {
    try (TUint8 black =
            Tensors.bytes(new byte[inputSize * inputSize * 3], 1, inputSize, inputSize, 3);
        Result result =
            session
                .runner()
                .feed(FrozenGraph.IMAGES, black)
                .fetch(FrozenGraph.PROBABILITY)
                .fetch(FrozenGraph.LOGIT)
                .setOptions(RunOptions.newBuilder().setOutputPartitionGraphs(true).build())
                .runAndFetchMetadata()) {
      return new ExecutedGraph(
          result.getMetadata().stream()
              .flatMap(metadata -> metadata.getPartitionGraphsList().stream())
              .map(GraphDef::getNodeList)
              .flatMap(List::stream)
              .toList());
    }
  }

  private List<NodeDef> convolutionNodes() {
    return nodes.stream()
        .filter(node -> node.getOp().contains("Conv2D") || node.getOp().contains("Conv2dNative"))
        .toList();
  }

  /** All convolutions, fused or not. */
  int convolutions() {
    return convolutionNodes().size();
  }

  /** Those that add their bias, and perhaps activate, in the same kernel. */
  int fused() {
    return (int) convolutionNodes().stream().filter(node -> node.getOp().contains("Fused")).count();
  }

  /** Those that oneDNN computes. */
  int byOneDnn() {
    return (int) convolutionNodes().stream().filter(node -> node.getOp().contains("Mkl")).count();
  }

  boolean isAllByOneDnn() {
    return byOneDnn() == convolutions();
  }

  /** Whether all is computed on a CPU, where oneDNN and fusion decide the speed. */
  boolean isOnCpu() {
    return nodes.stream().noneMatch(node -> node.getDevice().contains("GPU"));
  }

  /** Says once in the log what makes this machine fast, or what it lacks. */
  void log(String modelId, Precision precision) {
    LOG.info(
        "Model {} in {}: {} of {} convolutions fused, {} by oneDNN, on {}; this CPU has {}",
        modelId.substring(0, Math.min(12, modelId.length())),
        precision.word(),
        fused(),
        convolutions(),
        byOneDnn(),
        convolutionNodes().stream()
            .map(node -> node.getDevice().substring(node.getDevice().lastIndexOf('/') + 1))
            .distinct()
            .collect(Collectors.joining(" ")),
        CpuFeatures.here().words());
    if (isOnCpu() && !isAllByOneDnn()) {
      TensorFlowRuntime.warnThatOneDnnIsOff();
    }
  }
}
