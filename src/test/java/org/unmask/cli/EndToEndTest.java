package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.unmask.SparkFixture;
import org.unmask.tensorflow.WeightsFiles;

/**
 * All four jobs on tens of generated images, from the shipped detector's weights: reds are real,
 * blues are fake. Each test goes on with what the one before wrote.
 */
@Tag("end-to-end")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
  private static final int OF_EACH = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  void drawImages() throws IOException {
    SparkFixture.session();
    for (int i = 0; i < OF_EACH; i++) {
      write(folder.resolve("images/Real/r%02d.png".formatted(i)), 0x600000, i);
      write(folder.resolve("images/Fake/f%02d.jpg".formatted(i)), 0x000060, 1000 + i);
    }
    Files.writeString(folder.resolve("images/Real/notes.txt"), "not an image");
  }

  private static void write(Path file, int base, long seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 80; x++) {
        image.setRGB(x, y, base + random.nextInt(0x60) * 0x010101);
      }
    }
    Files.createDirectories(file.getParent());
    String name = file.toString();
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }

  private int unmask(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of("UNMASK_HOME", "."));
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--quiet");
    return Main.execute(all.toArray(String[]::new), terminal, Jobs.standard());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  @Order(1)
  void splitMakesADataset() throws IOException {
    assertThat(unmask("split", "--images", at("images"), "--dataset", at("dataset"))).isZero();
    JsonNode summary = JSON.readTree(folder.resolve("dataset/summary.json").toFile());
    assertThat(summary.path("found").asInt()).isEqualTo(2 * OF_EACH + 1);
    assertThat(summary.path("accepted").asInt()).isEqualTo(2 * OF_EACH);
    assertThat(out.toString()).contains("1 rejected {NOT_AN_IMAGE=1}").contains("28 REAL");
    assertThat(folder.resolve("dataset/manifest.json")).isRegularFile();
  }

  @Test
  @Order(2)
  void previewShowsWhatTrainingWouldSee() throws IOException {
    assertThat(unmask("train", "--dataset", at("dataset"), "--run", at("run"), "--preview"))
        .as(err.toString())
        .isZero();
    Path sheet = folder.resolve("run/plots/augmentation.png");
    assertThat(out.toString()).contains("Augmented images in " + sheet);
    assertThat(ImageIO.read(sheet.toFile())).isNotNull();
    assertThat(folder.resolve("run")).isDirectoryNotContaining("glob:**/checkpoints");
  }

  @Test
  @Order(3)
  void trainLearnsTheSignal() throws IOException {
    assertThat(train()).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern(
            "Of the initial detector's weights the model keeps 0\\.[0-9]{2} \\(validation ROC-AUC by"
                + " share: 0\\.00 [01]\\.[0-9]{4}, 0\\.25 ");
    assertThat(folder.resolve("run"))
        .isDirectoryContaining("glob:**/history.csv")
        .isDirectoryContaining("glob:**/manifest.json");
    assertThat(folder.resolve("run/model/saved_model.pb")).isRegularFile();
    assertThat(ImageIO.read(folder.resolve("run/plots/training-curves.png").toFile())).isNotNull();
    for (String phase : List.of("head", "fine-tune")) {
      assertThat(folder.resolve("run/logs").resolve(phase))
          .isDirectoryContaining("glob:**/events.out.tfevents.*");
    }
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("<h1>")
        .contains("Hardest validation images")
        .contains("Waiting for input");
    assertThat(ImageIO.read(folder.resolve("run/plots/augmentation.png").toFile())).isNotNull();
    assertThat(folder.resolve("run/cache")).doesNotExist();
    JsonNode spec =
        JSON.readTree(folder.resolve("run/model/assets.extra/model-spec.json").toFile());
    assertThat(spec.path("measurements").path("validation_roc_auc").asDouble()).isGreaterThan(0.95);
    assertThat(spec.path("measurements").path("validation_ece").asDouble()).isBetween(0.0, 1.0);
    assertThat(spec.path("measurements").has("validation_ece_before")).isTrue();
    assertThat(images(spec.path("score_reference"))).isEqualTo(12);
    assertThat(images(spec.path("trait_reference").path("sharpness"))).isEqualTo(12);
    assertThat(spec.path("threshold"))
        .isEqualTo(spec.path("thresholds").path("balanced").path("threshold"));
    assertThat(
            spec.path("thresholds")
                .path("false-positive-rate")
                .path("false_positive_rate")
                .asDouble())
        .isLessThanOrEqualTo(0.01);
    assertThat(out.toString()).contains("ECE ").contains("  equal-error ");
    JsonNode manifest = JSON.readTree(folder.resolve("run/manifest.json").toFile());
    assertThat(manifest.path("settings").path("train.fine-tune.epochs").asText()).isEqualTo("2");
    assertThat(manifest.path("inputs").path("dataset").asText()).hasSize(64);
  }

  private static long images(JsonNode bins) {
    long images = 0;
    for (JsonNode bin : bins) {
      images += bin.asLong();
    }
    return images;
  }

  private int train(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "train",
                "--dataset",
                at("dataset"),
                "--run",
                at("run"),
                "--set",
                "train.fine-tune.epochs=2",
                "--set",
                "train.batch-size=14",
                "--set",
                "train.input-size=128",
                "--set",
                "train.head.epochs=5"));
    all.addAll(List.of(more));
    return unmask(all.toArray(String[]::new));
  }

  @Test
  @Order(4)
  void aRunIsNotTrainedOverUnlessTold() throws IOException {
    String history = Files.readString(folder.resolve("run/history.csv"));
    assertThat(train()).isEqualTo(2);
    assertThat(err.toString()).contains("it already holds something (--resume goes on with it");
    byte[] model = Files.readAllBytes(folder.resolve("run/model/saved_model.pb"));
    assertThat(train("--preview")).isZero();
    assertThat(folder.resolve("run/model/saved_model.pb")).hasBinaryContent(model);
    assertThat(train("--resume")).isZero();
    assertThat(Files.readString(folder.resolve("run/history.csv"))).isEqualTo(history);
    assertThat(train("--resume", "--set", "train.fine-tune.learning-rate=0.1")).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot resume").contains("other settings");
  }

  @Test
  @Order(5)
  void evaluateMeasuresOnTheTestSplit() throws IOException {
    assertThat(
            unmask(
                "evaluate",
                "--dataset",
                at("dataset"),
                "--model",
                at("run/model"),
                "--run",
                at("run")))
        .as(err.toString())
        .isZero();
    Path evaluation = folder.resolve("run/evaluation");
    JsonNode json = JSON.readTree(evaluation.resolve("evaluation.json").toFile());
    assertThat(json.path("roc_auc").asDouble()).isGreaterThan(0.95);
    assertThat(json.path("counts").path("images").asInt()).isEqualTo(12);
    assertThat(Files.readString(evaluation.resolve("report.html"))).contains("<h1>");
    for (String plot : List.of("roc-curve", "confusion-matrix")) {
      assertThat(evaluation.resolve("plots")).isDirectoryContaining("glob:**/" + plot + ".png");
    }
    assertThat(evaluation.resolve("manifest.json")).isRegularFile();
  }

  @Test
  @Order(6)
  void scoreAgreesWithEvaluate() throws IOException {
    assertThat(
            unmask(
                "score",
                "--images",
                at("images"),
                "--model",
                at("run/model"),
                "--scores",
                at("scores")))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Scored 80 of 81 files").contains("NOT_AN_IMAGE=1");
    assertThat(folder.resolve("scores/_manifest.json")).isRegularFile();
    Map<String, Double> scored = probabilities("scores");
    Map<String, Double> evaluated = probabilities("run/evaluation/scores");
    assertThat(scored).hasSize(80);
    assertThat(evaluated).hasSize(12);
    long drawn = scored.keySet().stream().filter(imageId -> imageId.startsWith("0")).count();
    assertThat(
            images(
                JSON.readTree(folder.resolve("scores/_summary.json").toFile())
                    .path("traits")
                    .path("sharpness")))
        .isEqualTo(drawn);
    evaluated.forEach(
        (imageId, probability) ->
            assertThat(Math.abs(scored.getOrDefault(imageId, -1.0) - probability))
                .isLessThan(1e-5));
  }

  @Test
  @Order(6)
  void scoreAndEvaluateTakeAnotherThreshold() throws IOException {
    assertThat(
            unmask(
                "score",
                "--images",
                at("images"),
                "--model",
                at("run/model"),
                "--scores",
                at("scores-at-0"),
                "--device",
                "cpu",
                "--threshold",
                "0"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("80 FAKE (100.0 %), 0 REAL at threshold 0.000");
    JsonNode settings =
        JSON.readTree(folder.resolve("scores-at-0/_manifest.json").toFile()).path("settings");
    assertThat(settings.path("--threshold").asText()).isEqualTo("0.0: given by hand");
    assertThat(settings.path("--device").asText()).isEqualTo("cpu");
    refused(
        "its threshold is 0.0, now it is",
        "score",
        "--images",
        at("images"),
        "--model",
        at("run/model"),
        "--scores",
        at("scores-at-0"),
        "--resume");
    assertThat(
            unmask(
                "evaluate",
                "--dataset",
                at("dataset"),
                "--model",
                at("run/model"),
                "--run",
                at("other"),
                "--threshold",
                "false-positive-rate"))
        .as(err.toString())
        .isZero();
    JsonNode json = JSON.readTree(folder.resolve("other/evaluation/evaluation.json").toFile());
    assertThat(json.path("threshold_rule").asText()).startsWith("false-positive rate at most 0.01");
    refused(
        "or one of this model's: balanced, equal-error, false-positive-rate",
        "score",
        "--images",
        at("images"),
        "--model",
        at("run/model"),
        "--scores",
        at("new"),
        "--threshold",
        "best");
    refused(
        "this model has no thresholds with names",
        "evaluate",
        "--dataset",
        at("dataset"),
        "--model",
        withoutNamedThresholds("run/model"),
        "--run",
        at("new"),
        "--threshold",
        "balanced");
  }

  @Test
  @Order(6)
  void aRunWithoutAnEpochCalibratesADetectorAlone() throws IOException {
    assertThat(
            unmask(
                "split",
                "--images",
                at("images"),
                "--dataset",
                at("to-calibrate"),
                "--set",
                "split.train=0",
                "--set",
                "split.validation=1",
                "--set",
                "split.test=0"))
        .as(err.toString())
        .isZero();
    assertThat(
            unmask(
                "train",
                "--dataset",
                at("to-calibrate"),
                "--weights",
                at("run/model"),
                "--run",
                at("calibrated"),
                "--set",
                "train.head.epochs=0",
                "--set",
                "train.fine-tune.epochs=0",
                "--set",
                "train.target-false-positive-rate=0.3"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Nothing was trained");
    Map<String, ByteString> before = weights(folder.resolve("run/model"));
    Map<String, ByteString> after = weights(folder.resolve("calibrated/model"));
    before.remove("head/bias");
    after.remove("head/bias");
    assertThat(after).isEqualTo(before).containsKey("head/kernel");
    String spec = "model/assets.extra/model-spec.json";
    JsonNode calibrated = JSON.readTree(folder.resolve("calibrated").resolve(spec).toFile());
    JsonNode measured = calibrated.path("measurements");
    assertThat(measured.path("validation_images").asInt()).isEqualTo(2 * OF_EACH);
    assertThat(measured.path("validation_roc_auc").asDouble()).isGreaterThan(0.95);
    assertThat(
            calibrated
                .path("thresholds")
                .path("false-positive-rate")
                .path("false_positive_rate")
                .asDouble())
        .isGreaterThan(0.01);
    assertThat(Files.readAllLines(folder.resolve("calibrated/history.csv"))).hasSize(1);
    assertThat(Files.readString(folder.resolve("calibrated/report.html")))
        .contains("nothing was trained");
  }

  @Test
  @Order(6)
  void aRunWithoutAnEpochFromOtherWeightsIsRefusedBeforeAnyWork() throws IOException {
    WeightsFiles.writeRandom(folder.resolve("no-detector"));
    refused(
        "neither phase has an epoch",
        "train",
        "--dataset",
        at("dataset"),
        "--weights",
        at("no-detector"),
        "--run",
        at("none"),
        "--set",
        "train.head.epochs=0",
        "--set",
        "train.fine-tune.epochs=0");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  @Order(6)
  void aGpuThatCannotBeUsedIsRefusedBeforeAnyWork() {
    assumeThat(getClass().getResource("/org/tensorflow/internal/c_api/linux-x86_64-gpu")).isNull();
    for (String command :
        List.of(
            "score --images IMAGES --scores NEW",
            "evaluate --dataset DATASET --run NEW",
            "train --dataset DATASET --run NEW")) {
      String line =
          command
                  .replace("IMAGES", at("images"))
                  .replace("DATASET", at("dataset"))
                  .replace("NEW", at("new"))
              + " --device gpu";
      refused("Cannot use a GPU: this build has TensorFlow for CPUs alone", line.split(" "));
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /** A model as earlier versions wrote it. */
  private String withoutNamedThresholds(String model) throws IOException {
    Path copy = folder.resolve("nameless");
    Path assets = Files.createDirectories(copy.resolve("assets.extra"));
    Files.copy(folder.resolve(model).resolve("saved_model.pb"), copy.resolve("saved_model.pb"));
    Path spec = folder.resolve(model).resolve("assets.extra/model-spec.json");
    ObjectNode json = (ObjectNode) JSON.readTree(spec.toFile());
    json.remove("thresholds");
    JSON.writeValue(assets.resolve("model-spec.json").toFile(), json);
    return copy.toString();
  }

  private Map<String, Double> probabilities(String scores) {
    Map<String, Double> byId = new HashMap<>();
    for (Row row :
        SparkFixture.session()
            .read()
            .parquet(folder.resolve(scores).toUri().toString())
            .select("image_id", "probability_fake")
            .collectAsList()) {
      if (!row.isNullAt(1)) {
        byId.put(row.getString(0), row.getDouble(1));
      }
    }
    return byId;
  }

  @Test
  @Order(100)
  void aRunThatHasEndedMakesItsModelAnewWithAShareOfTheInitialWeights() throws IOException {
    Map<String, ByteString> initial = backbone(Path.of("data/models/detector"));
    assertThat(backbone(folder.resolve("run/model"))).isNotEqualTo(initial);
    assertThat(train("--resume", "--set", "train.fine-tune.initial-share=1"))
        .as(err.toString())
        .isZero();
    assertThat(backbone(folder.resolve("run/model"))).isEqualTo(initial);
  }

  /** The weights of a model, without those of its head. */
  private static Map<String, ByteString> backbone(Path model) throws IOException {
    Map<String, ByteString> weights = weights(model);
    weights.keySet().removeIf(name -> name.startsWith("head/"));
    return weights;
  }

  private static Map<String, ByteString> weights(Path model) throws IOException {
    Map<String, ByteString> weights = new HashMap<>();
    byte[] file = Files.readAllBytes(model.resolve("saved_model.pb"));
    for (NodeDef node : SavedModel.parseFrom(file).getMetaGraphs(0).getGraphDef().getNodeList()) {
      if (node.getName().endsWith("kernel") || node.getName().endsWith("bias")) {
        weights.put(node.getName(), node.getAttrOrThrow("value").getTensor().toByteString());
      }
    }
    return weights;
  }

  @Test
  @Order(7)
  void trainWithoutFineTuningKeepsTheBackbone() {
    assertThat(
            unmask(
                "train",
                "--dataset",
                at("dataset"),
                "--run",
                at("head-only"),
                "--set",
                "train.fine-tune.from=none"))
        .as(err.toString())
        .isZero();
    assertThat(folder.resolve("head-only/model/saved_model.pb")).isRegularFile();
  }

  @Test
  @Order(8)
  void saysWhatIsWrongInOneLine() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("one-class"));
    write(folder.resolve("one-class/Real/a.png"), 0x600000, 1);
    refused("no such file or folder", "split", "--images", at("absent"), "--dataset", at("new"));
    refused("found no usable image", "split", "--images", at("empty"), "--dataset", at("new"));
    refused("all of them REAL", "split", "--images", at("one-class"), "--dataset", at("new"));
    refused(
        "it already holds something",
        "split",
        "--images",
        at("images"),
        "--dataset",
        at("dataset"));
    refused(
        "sum to 1",
        "split",
        "--images",
        at("images"),
        "--dataset",
        at("new"),
        "--set",
        "split.train=0.9");
    refused("nearest key", "train", "--dataset", at("d"), "--run", at("new"), "--set", "sed=1");
    refused("holds no summary.json", "train", "--dataset", at("images"), "--run", at("new"));
    refused(
        "no model directory",
        "score",
        "--images",
        at("images"),
        "--model",
        at("images"),
        "--scores",
        at("new"));
    Files.writeString(folder.resolve("labels.csv"), "file,label,group\nimages/gone.png,REAL,g\n");
    refused(
        "gone.png",
        "split",
        "--images",
        at("images"),
        "--metadata",
        at("labels.csv"),
        "--dataset",
        at("new"));
    assertThat(folder.resolve("new")).doesNotExist();
  }

  private void refused(String reason, String... arguments) {
    assertThat(unmask(arguments)).as(out + " " + err).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("unmask: ").contains(reason);
  }
}
