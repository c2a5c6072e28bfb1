package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The shipped detector at another threshold than the one that it carries. */
@Tag("end-to-end")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenThresholdTest {
  private static final Path SHIPPED = Path.of("data/models/detector");

  @TempDir private static Path folder;

  private CommandLine line;

  @BeforeAll
  void makeADataset() throws IOException {
    line = CommandLine.withDataset(folder);
  }

  @Test
  void scoreTakesANumber() throws IOException {
    line.succeeds("score --images @images --scores @scores --device cpu --threshold 0");

    assertThat(line.out()).contains("20 FAKE (100.0 %), 0 REAL at threshold 0.000");
    JsonNode settings = line.json("scores/_manifest.json").path("settings");
    assertThat(settings.path("--threshold").asText()).isEqualTo("0.0: given by hand");
    assertThat(settings.path("--device").asText()).isEqualTo("cpu");
    line.refused(
        "its threshold is 0.0, now it is", "score --images @images --scores @scores --resume");
  }

  @Test
  void evaluateTakesANameAndSaysWhatTheModelWasTrainedOn() throws IOException {
    String fingerprint = line.json("dataset/summary.json").path("fingerprint").asText();
    copyOfShipped(
        "trained-here",
        spec -> ((ObjectNode) spec.path("origin")).put("dataset_fingerprint", fingerprint));

    line.succeeds(
        "evaluate --dataset @dataset --model @trained-here --run @run --split train"
            + " --threshold false-positive-rate");

    JsonNode evaluation = line.json("run/evaluation/evaluation.json");
    assertThat(evaluation.path("threshold_rule").asText())
        .startsWith("false-positive rate at most 0.01");
    assertThat(evaluation.path("seen_in_training").asBoolean()).isTrue();
    assertThat(line.out())
        .startsWith(
            "Warning: the figures flatter the model, which was trained on images of this split");
  }

  @Test
  void aModelOfEarlierVersionsHasNoNames() throws IOException {
    copyOfShipped("nameless", spec -> spec.remove("thresholds"));

    line.refused(
        "this model has no thresholds with names",
        "evaluate --dataset @dataset --model @nameless --run @new --threshold balanced");
  }

  /** With another spec. */
  private static void copyOfShipped(String name, Consumer<ObjectNode> change) throws IOException {
    Path model = folder.resolve(name);
    Files.createDirectories(model.resolve("assets.extra"));
    Files.copy(SHIPPED.resolve("saved_model.pb"), model.resolve("saved_model.pb"));
    String spec = "assets.extra/model-spec.json";
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(SHIPPED.resolve(spec).toFile());
    change.accept(tree);
    json.writeValue(model.resolve(spec).toFile(), tree);
  }
}
