package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.PlattScaling;
import org.unmask.model.Score;

@Tag("tensorflow")
class SavedModelTest {
  private static final int SIZE = 64;

  @TempDir Path folder;

  private FrozenModel written() throws IOException {
    FrozenModel model =
        FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, TestImages.STRETCHED, 8)
            .withSpec(0.4, "for the test", Map.of("run", "r"), Map.of("validation_roc_auc", 0.9));
    model.write(folder);
    return model;
  }

  @Test
  void scoresAlikeInTensorFlowOutsideOfOurCode() throws IOException, InvalidImageException {
    FrozenModel model = written();
    byte[] image = TestImages.encoded(TestImages.noise(SIZE, SIZE, 9), "png");
    Score ours;
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(2)) {
      ours = ((Outcome.Success<Score>) classifier.classify(List.of(image)).get(0)).value();
    }
    byte[] pixels = new byte[SIZE * SIZE * 3];
    try (ImageDecoder decoder =
        new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1)) {
      decoder.decode(image, ImageView.IDENTITY, pixels, 0);
    }
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        TUint8 input = Tensors.bytes(pixels, 1, SIZE, SIZE, 3);
        Result result = bundle.function("serving_default").call(Map.of("images", input))) {
      assertThat((double) Tensors.floats(result.get("probability_fake").orElseThrow())[0])
          .isCloseTo(ours.probabilityFake(), within(1e-6));
      assertThat((double) Tensors.floats(result.get("logit").orElseThrow())[0])
          .isCloseTo(ours.logit(), within(1e-5));
      assertThat(result.get("embedding").orElseThrow().shape().asArray()).containsExactly(1, 1280);
    }
    assertThat(ours.probabilityFake())
        .isCloseTo(1 / (1 + Math.exp(-ours.logit() / 8)), within(1e-6));
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    FrozenModel model = written();
    FrozenModel read = FrozenModel.read(folder);
    assertThat(read.spec()).isEqualTo(model.spec());
  }

  @Test
  void serveAsInitialWeights() throws IOException {
    written();
    FoldedWeights read = InitialWeights.read(folder, SIZE).weights().folded();
    FoldedWeights written = TestWeights.folded(1);
    for (ConvLayer layer : MobileNetV2.layers()) {
      assertThat(read.kernel(layer)).isEqualTo(written.kernel(layer));
      assertThat(read.bias(layer)).isEqualTo(written.bias(layer));
    }
  }

  @Test
  void anotherCalibrationIsAnotherModel() throws IOException {
    FrozenModel model = written();
    assertThat(model.withCalibration(new PlattScaling(2, 0)).spec().modelId())
        .isNotEqualTo(model.spec().modelId());
    assertThat(model.withCalibration(new PlattScaling(8, 0)).spec().modelId())
        .isEqualTo(model.spec().modelId());
    assertThat(model.withCalibration(new PlattScaling(8, 1)).spec().modelId())
        .isNotEqualTo(model.spec().modelId());
  }

  @Test
  void refusesAFolderThatIsNoModel() {
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model directory");
  }

  @Test
  void refusesASpecOfAnotherGraph() throws IOException {
    written();
    SavedModelFile.write(
        folder, FrozenGraph.build(TestWeights.folded(5), TestWeights.head(2), SIZE, 1), SIZE);
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belongs to another graph");
  }

  /** Groups in an entry of a map, each within the one before: they would run the stack out. */
  @Test
  void refusesAGraphThatIsNestedWithoutEnd() throws IOException {
    written();
    byte[] groups = new byte[1_000_000];
    Arrays.fill(groups, (byte) (15 << 3 | WireFormat.WIRETYPE_START_GROUP));
    ByteString signature =
        message(MetaGraphDef.SIGNATURE_DEF_FIELD_NUMBER, ByteString.copyFrom(groups));
    Files.write(
        folder.resolve("saved_model.pb"),
        message(SavedModel.META_GRAPHS_FIELD_NUMBER, signature).toByteArray());
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("saved_model.pb is damaged");
  }

  private static ByteString message(int field, ByteString content) {
    return UnknownFieldSet.newBuilder()
        .addField(field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(content).build())
        .build()
        .toByteString();
  }

  @Test
  void refusesAGraphThatDoesMoreThanCompute() throws IOException {
    GraphDef graph = written().graph();
    NodeDef read =
        NodeDef.newBuilder().setName("r").setOp("ReadFile").addInput("head/bias").build();
    FunctionDef function = FunctionDef.newBuilder().addNodeDef(read).build();

    assertRefused(graph.toBuilder().addNode(read).build(), "no model of Unmask has: ReadFile");
    assertRefused(
        graph.toBuilder().setLibrary(FunctionDefLibrary.newBuilder().addFunction(function)).build(),
        "functions");
  }

  @Test
  void refusesAGraphForImagesOfAnotherSize() throws IOException {
    written();
    assertRefused(
        FrozenGraph.build(TestWeights.folded(1), TestWeights.head(2), 96, 8),
        "takes images of [-1, 96, 96, 3], its model-spec.json says [-1, 64, 64, 3]");
  }

  /** Puts a graph in the place of the model's own, under an identity that fits. */
  private void assertRefused(GraphDef graph, String why) throws IOException {
    String before = FrozenGraph.identity(SavedModelFile.readGraph(folder));
    SavedModelFile.write(folder, graph, SIZE);
    Path spec = folder.resolve("assets.extra/model-spec.json");
    String json = Files.readString(spec).replace(before, FrozenGraph.identity(graph));
    Files.writeString(spec, json);
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot read model " + folder)
        .hasMessageContaining(why);
  }

  @Test
  void namesTheFolderOfADamagedSpec() throws IOException {
    written();
    Files.writeString(folder.resolve("assets.extra/model-spec.json"), "{}");
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read model " + folder + ": Invalid ");
  }

  @Test
  void refusesADamagedGraph() throws IOException {
    written();
    Files.write(folder.resolve("saved_model.pb"), new byte[] {9, 9, 9, 9});
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot read model");
  }
}
