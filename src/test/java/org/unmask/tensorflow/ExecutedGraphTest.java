package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.NodeDef;

class ExecutedGraphTest {
  private static final int SIZE = 64;

  @Tag("tensorflow")
  @Test
  void fusesEveryConvolutionWithItsBias() {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(FrozenGraph.build(TestWeights.folded(1), TestWeights.head(2), SIZE, 1));
      try (Session session = Sessions.forInference(graph, 1)) {
        ExecutedGraph executed = ExecutedGraph.of(session, SIZE);
        assertThat(executed.convolutions()).isEqualTo(MobileNetV2.layers().size()).isEqualTo(52);
        // Without oneDNN TensorFlow fuses full convolutions alone, not the 17 depthwise ones.
        assertThat(executed.fused()).isEqualTo(executed.byOneDnn() > 0 ? 52 : 35);
        assertThat(executed.byOneDnn()).isIn(0, 52);
        assertThat(executed.isOnCpu()).isTrue();
      }
    }
  }

  @Test
  void countsByOperationAndDevice() {
    ExecutedGraph graph =
        new ExecutedGraph(
            List.of(
                node("_MklNativeFusedConv2D", "CPU"),
                node("_FusedConv2D", "CPU"),
                node("DepthwiseConv2dNative", "GPU"),
                node("Relu6", "CPU")));
    assertThat(graph.convolutions()).isEqualTo(3);
    assertThat(graph.fused()).isEqualTo(2);
    assertThat(graph.byOneDnn()).isEqualTo(1);
    assertThat(graph.isOnCpu()).isFalse();
  }

  private static NodeDef node(String operation, String device) {
    return NodeDef.newBuilder()
        .setOp(operation)
        .setDevice("/job:localhost/replica:0/task:0/device:" + device + ":0")
        .build();
  }

  @Test
  void namesTheInstructionSetsOfTheCpu() {
    assertThat(CpuFeatures.of(Stream.of("processor : 0", "flags\t\t: fpu avx2 sse2 fma")).words())
        .isEqualTo("avx2 fma");
    assertThat(CpuFeatures.of(Stream.of("nothing")).words()).isEqualTo("unknown");
  }
}
