package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageLimits;
import org.unmask.model.Compute;
import org.unmask.model.Device;
import org.unmask.model.Precision;

@Tag("tensorflow")
class Bfloat16GraphTest {
  private static final int SIZE = 64;
  private static final FrozenModel MODEL =
      FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, TestImages.STRETCHED, 1);

  /** The upper 16 bits of the nearest number with 8 bits of precision, by hand. */
  @ParameterizedTest
  @CsvSource({
    "1,           3f80",
    "-2.5,        c020",
    "1.00390625,  3f80", // 1 + 2^-8: a tie, to even
    "1.01171875,  3f82", // 1 + 3 * 2^-8: a tie, to even
    "1.0040,      3f81", // just above the first tie
    "1.9990,      4000", // carries into the exponent
    "0,           0000"
  })
  void roundsToNearestEven(float value, String bits) {
    assertThat("%04x".formatted(Bfloat16Graph.bits(value) & 0xffff)).isEqualTo(bits);
  }

  @Test
  void narrowsTheLayersFromBlock2ToTheLastAndNothingElse() {
    GraphDef narrow = Bfloat16Graph.of(MODEL.graph());
    Set<String> layers =
        narrow.getNodeList().stream()
            .filter(node -> type(node) == DataType.DT_BFLOAT16)
            .map(node -> node.getName().replaceFirst("/.*", ""))
            .collect(Collectors.toSet());
    Set<String> wanted =
        MobileNetV2.layersFrom("block_2").stream().map(ConvLayer::name).collect(Collectors.toSet());
    MODEL.graph().getNodeList().stream()
        .map(NodeDef::getName)
        .filter(name -> name.endsWith("_add"))
        .forEach(wanted::add);
    assertThat(layers).isEqualTo(wanted).doesNotContain("Conv1", "block_1_project", "embedding");
  }

  @Test
  void castsOnceOnTheWayInAndOnceOnTheWayOut() {
    List<NodeDef> casts =
        Bfloat16Graph.of(MODEL.graph()).getNodeList().stream()
            .filter(node -> node.getOp().equals("Cast") && !node.getName().equals("Cast"))
            .toList();
    assertThat(casts)
        .extracting(NodeDef::getName)
        .containsExactly("block_1_project/BiasAdd_cast", "Conv_1/Relu6_cast");
  }

  private static DataType type(NodeDef node) {
    return node.getAttrMap().containsKey("T")
        ? node.getAttrOrThrow("T").getType()
        : node.getAttrMap().containsKey("dtype")
            ? node.getAttrOrThrow("dtype").getType()
            : DataType.DT_INVALID;
  }

  @Test
  void seesNearlyTheSame() {
    byte[] pixels = new byte[4 * SIZE * SIZE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / (SIZE * SIZE) * 7);
    }
    float[] wide = embeddings(MODEL.graph(), pixels);
    float[] narrow = embeddings(Bfloat16Graph.of(MODEL.graph()), pixels);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < wide.length; i++) {
      difference += Math.pow(wide[i] - narrow[i], 2);
      length += Math.pow(wide[i], 2);
    }
    // A number is off by 0.2 % at most, those of 48 random layers by a few per cent together.
    assertThat(Math.sqrt(difference / length)).isBetween(1e-4, 0.1);
  }

  private static float[] embeddings(GraphDef definition, byte[] pixels) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(definition);
      try (Session session = Sessions.forInference(graph, 1);
          TUint8 images = Tensors.bytes(pixels, pixels.length / (SIZE * SIZE * 3), SIZE, SIZE, 3);
          var result =
              session
                  .runner()
                  .feed(FrozenGraph.IMAGES, images)
                  .fetch(FrozenGraph.EMBEDDING)
                  .run()) {
        return Tensors.floats(result.get(0));
      }
    }
  }

  @Test
  void autoTakesBfloat16WhereTheCpuMultipliesMatricesOfIt() {
    boolean fast =
        CpuFeatures.here().hasMatrixBfloat16()
            && "1".equals(System.getenv("TF_ENABLE_ONEDNN_OPTS"));
    try (InferenceSession wide = open(Precision.FLOAT32);
        InferenceSession auto = open(Precision.AUTO)) {
      assertThat(wide.precision()).isEqualTo(Precision.FLOAT32);
      assertThat(auto.precision()).isEqualTo(fast ? Precision.BFLOAT16 : Precision.FLOAT32);
    }
  }

  @Test
  void whoAsksForBfloat16GetsItOrIsToldWhatIsMissing() {
    try (InferenceSession narrow = open(Precision.BFLOAT16)) {
      assertThat(narrow.precision()).isEqualTo(Precision.BFLOAT16);
    } catch (IllegalArgumentException refused) {
      assertThat(CpuFeatures.here().hasMatrixBfloat16()).isFalse();
      assertThat(refused)
          .hasMessageStartingWith("Cannot score in bfloat16: it needs a CPU with AVX-512")
          .hasMessageContaining(CpuFeatures.here().words());
    }
  }

  private static InferenceSession open(Precision precision) {
    return InferenceSession.open(MODEL.graph(), SIZE, Compute.ofThreads(1), Device.CPU, precision);
  }

  @Test
  void isAnotherClassifierToWhoSharesThemButTheSameModel() {
    var wide = MODEL.recipe(ImageLimits.DEFAULT, Device.CPU, Precision.FLOAT32);
    var narrow = MODEL.recipe(ImageLimits.DEFAULT, Device.CPU, Precision.BFLOAT16);
    assertThat(wide.sharedAs()).isNotEqualTo(narrow.sharedAs());
    assertThat(wide.modelId()).isEqualTo(narrow.modelId());
  }
}
