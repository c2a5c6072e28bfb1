package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tensorflow.proto.TensorProto;
import org.unmask.SparkFixture;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.LocalPath;

/**
 * All four jobs on tens of generated images, from the shipped detector's weights: reds are real,
 * blues are fake. Each test goes on with what the one before wrote.
 */
@Tag("end-to-end")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
  private static final int OF_EACH = 40;
  private static final String TRAIN =
      "train --dataset @dataset --run @run --set train.fine-tune.epochs=2"
          + " --set train.batch-size=14 --set train.input-size=128 --set train.head.epochs=5";
  private static final String SPEC = "model/assets.extra/model-spec.json";

  @TempDir private static Path folder;

  private CommandLine line;

  @BeforeAll
  void drawImages() throws IOException {
    // As people name folders: Hadoop, Spark and the JDK read such names each in its own way.
    line = new CommandLine(Files.createDirectory(folder.resolve("50 % of #1")));
    line.drawImages("images", OF_EACH);
    Files.writeString(line.at("images/Real/notes.txt"), "not an image");
  }

  @Test
  @Order(1)
  void splitMakesADataset() throws IOException {
    line.succeeds("split --images @images --dataset @dataset");

    JsonNode summary = line.json("dataset/summary.json");
    assertThat(summary.path("found").asInt()).isEqualTo(2 * OF_EACH + 1);
    assertThat(summary.path("accepted").asInt()).isEqualTo(2 * OF_EACH);
    assertThat(line.out()).contains("1 rejected {NOT_AN_IMAGE=1}").contains("28 REAL");
    assertThat(line.at("dataset/manifest.json")).isRegularFile();
  }

  @Test
  @Order(2)
  void previewShowsWhatTrainingWouldSee() throws IOException {
    line.succeeds("train --dataset @dataset --run @run --preview");

    Path sheet = line.at("run/plots/augmentation.png");
    assertThat(line.out()).contains("Augmented images in " + sheet);
    assertThat(ImageIO.read(sheet.toFile())).isNotNull();
    assertThat(line.at("run")).isDirectoryNotContaining("glob:**/checkpoints");
    line.refused(
        "no such file or folder",
        "train --dataset @dataset --run @run --preview --weights @nosuch");
  }

  @Test
  @Order(3)
  void trainLearnsTheSignal() throws IOException {
    line.succeeds(TRAIN);

    assertThat(line.out())
        .containsPattern(
            "Of the initial detector's weights the trained network keeps 0\\.[0-9]{2} \\(validation ROC-AUC by"
                + " share: 0\\.00 [01]\\.[0-9]{4}, 0\\.25 ")
        .contains("ECE ")
        .contains("  equal-error ");
    JsonNode measured = line.json("run/" + SPEC).path("measurements");
    assertThat(measured.path("validation_roc_auc").asDouble()).isGreaterThan(0.95);
    assertThat(measured.path("validation_ece").asDouble()).isBetween(0.0, 1.0);
    assertThat(measured.has("validation_ece_before")).isTrue();
  }

  @Test
  @Order(4)
  void trainShowsHowItWent() throws IOException {
    assertThat(line.at("run"))
        .isDirectoryContaining("glob:**/history.csv")
        .isDirectoryContaining("glob:**/manifest.json");
    for (String phase : List.of("head", "fine-tune")) {
      assertThat(line.at("run/logs/" + phase))
          .isDirectoryContaining("glob:**/events.out.tfevents.*");
    }
    for (String plot : List.of("training-curves", "augmentation")) {
      assertThat(ImageIO.read(line.at("run/plots/" + plot + ".png").toFile())).isNotNull();
    }
    assertThat(Files.readString(line.at("run/report.html")))
        .contains("<h1>")
        .contains("Hardest validation images")
        .contains("Waiting for input");
    assertThat(line.at("run/cache")).doesNotExist();
    JsonNode manifest = line.json("run/manifest.json");
    assertThat(manifest.path("settings").path("train.fine-tune.epochs").asText()).isEqualTo("2");
    assertThat(manifest.path("inputs").path("dataset").asText()).hasSize(64);
  }

  @Test
  @Order(4)
  void theModelCarriesItsThresholdsAndReferences() throws IOException {
    assertThat(line.at("run/model/saved_model.pb")).isRegularFile();
    JsonNode spec = line.json("run/" + SPEC);
    assertThat(images(spec.path("score_reference"))).isEqualTo(12);
    assertThat(images(spec.path("trait_reference").path("sharpness"))).isEqualTo(12);
    JsonNode thresholds = spec.path("thresholds");
    assertThat(spec.path("threshold")).isEqualTo(thresholds.path("balanced").path("threshold"));
    assertThat(thresholds.path("false-positive-rate").path("false_positive_rate").asDouble())
        .isLessThanOrEqualTo(0.01);
  }

  private static long images(JsonNode bins) {
    long images = 0;
    for (JsonNode bin : bins) {
      images += bin.asLong();
    }
    return images;
  }

  @Test
  @Order(5)
  void aRunIsNotTrainedOverUnlessTold() throws IOException {
    String history = Files.readString(line.at("run/history.csv"));
    byte[] model = Files.readAllBytes(line.at("run/model/saved_model.pb"));

    line.refused("it already holds something (--resume goes on with it", TRAIN);
    line.succeeds(TRAIN + " --preview");
    assertThat(line.at("run/model/saved_model.pb")).hasBinaryContent(model);
    // What says something of a teacher alone does not matter where there is none.
    line.succeeds(TRAIN + " --resume --set train.distillation.share=1");
    assertThat(Files.readString(line.at("run/history.csv"))).isEqualTo(history);
    line.refused("other settings", TRAIN + " --resume --set train.fine-tune.learning-rate=0.1");
  }

  @Test
  @Order(6)
  void evaluateMeasuresOnTheTestSplit() throws IOException {
    line.succeeds("evaluate --dataset @dataset --model @run/model --run @run");

    Path evaluation = line.at("run/evaluation");
    JsonNode json = line.json("run/evaluation/evaluation.json");
    assertThat(json.path("roc_auc").asDouble()).isGreaterThan(0.95);
    assertThat(json.path("counts").path("images").asInt()).isEqualTo(12);
    assertThat(json.path("seen_in_training").asBoolean(true)).isFalse();
    assertThat(Files.readString(evaluation.resolve("report.html"))).contains("<h1>");
    for (String plot : List.of("roc-curve", "confusion-matrix")) {
      assertThat(evaluation.resolve("plots")).isDirectoryContaining("glob:**/" + plot + ".png");
    }
    assertThat(evaluation.resolve("manifest.json")).isRegularFile();
  }

  @Test
  @Order(7)
  void scoreAgreesWithEvaluate() throws IOException {
    line.succeeds("score --images @images --model @run/model --scores @scores");

    assertThat(line.out()).contains("Scored 80 of 81 files").contains("NOT_AN_IMAGE=1");
    assertThat(line.at("scores/_manifest.json")).isRegularFile();
    Map<String, Double> scored = probabilities("scores");
    Map<String, Double> evaluated = probabilities("run/evaluation/scores");
    assertThat(scored).hasSize(80);
    assertThat(evaluated).hasSize(12);
    long drawn = scored.keySet().stream().filter(imageId -> imageId.startsWith("0")).count();
    assertThat(images(line.json("scores/_summary.json").path("traits").path("sharpness")))
        .isEqualTo(drawn);
    evaluated.forEach(
        (imageId, probability) ->
            assertThat(Math.abs(scored.getOrDefault(imageId, -1.0) - probability))
                .isLessThan(1e-5));
  }

  @Test
  @Order(7)
  void aRunWithoutAnEpochCalibratesADetectorAlone() throws IOException {
    line.succeeds(
        "split --images @images --dataset @to-calibrate"
            + " --set split.train=0 --set split.validation=1 --set split.test=0");
    line.succeeds(
        "train --dataset @to-calibrate --weights @run/model --run @calibrated"
            + " --set train.head.epochs=0 --set train.fine-tune.epochs=0"
            + " --set train.target-false-positive-rate=0.3");

    assertThat(line.out()).contains("Nothing was trained");
    Map<String, ByteString> before = weights(line.at("run/model"));
    Map<String, ByteString> after = weights(line.at("calibrated/model"));
    before.remove("head/bias");
    after.remove("head/bias");
    assertThat(after).isEqualTo(before).containsKey("head/kernel");
    JsonNode calibrated = line.json("calibrated/" + SPEC);
    JsonNode measured = calibrated.path("measurements");
    assertThat(measured.path("validation_images").asInt()).isEqualTo(2 * OF_EACH);
    assertThat(measured.path("validation_roc_auc").asDouble()).isGreaterThan(0.95);
    JsonNode threshold = calibrated.path("thresholds").path("false-positive-rate");
    assertThat(threshold.path("false_positive_rate").asDouble()).isGreaterThan(0.01);
    assertThat(Files.readAllLines(line.at("calibrated/history.csv"))).hasSize(1);
    assertThat(Files.readString(line.at("calibrated/report.html"))).contains("nothing was trained");
  }

  @Test
  @Order(10)
  void detectorsJoinInAnEnsemble() throws IOException {
    String joined =
        "train --dataset @dataset --weights @run/model --run @ensemble"
            + " --set train.head.epochs=0 --set train.fine-tune.epochs=0"
            + " --set train.ensemble.members=";
    line.refused("sees images at 256 pixels", joined + "data/models/detector");
    line.refused("the initial detector with itself", joined + "initial");
    line.succeeds(joined + "@calibrated/model");

    assertThat(line.out()).contains("an ensemble of 2 networks");
    JsonNode origin = line.json("ensemble/" + SPEC).path("origin");
    JsonNode other = line.json("calibrated/" + SPEC);
    assertThat(origin.path("ensemble")).isEqualTo(other.path("model_id"));
    assertThat(line.json("ensemble/manifest.json").path("inputs").path("ensemble"))
        .isEqualTo(origin.path("ensemble"));
    assertThat(origin.path("ensemble_share").asText()).isEqualTo("0.5");
    assertThat(Files.readString(line.at("ensemble/report.html")))
        .contains("/calibrated/model: alike")
        .contains("an ensemble of 2 networks that were given");
    // Each speaks as its own calibration has it: that of the initial detector is fitted anew.
    double halfOfOther = 0.5 / other.path("temperature").asDouble();
    assertThat(headRatio("member_2/head/kernel", "calibrated"))
        .isCloseTo(halfOfOther, within(1e-3 * halfOfOther));
    double halfOfTrained = 0.5 / line.json("run/" + SPEC).path("temperature").asDouble();
    assertThat(headRatio("head/kernel", "run"))
        .isNotCloseTo(0.5, within(0.02))
        .isCloseTo(halfOfTrained, within(0.05 * halfOfTrained));

    line.succeeds(joined + "@calibrated/model --resume --set train.ensemble.share=0.25");
    assertThat(headRatio("member_2/head/kernel", "calibrated"))
        .isCloseTo(halfOfOther / 2, within(1e-3 * halfOfOther));
    line.refused(
        "must lie apart from the input",
        joined + "@ensemble/model --resume --set train.ensemble.share=0.25");
    line.refused(
        "the weights are an ensemble of 2 networks",
        "train --dataset @dataset --weights @ensemble/model --run @more");
  }

  /** How much greater the head of a network of the ensemble is than that of a model. */
  private double headRatio(String name, String run) throws IOException {
    return firstNumber(line.at("ensemble/model"), name)
        / firstNumber(line.at(run + "/model"), "head/kernel");
  }

  private static float firstNumber(Path model, String name) throws IOException {
    ByteString tensor = weights(model).getOrDefault(name, ByteString.EMPTY);
    return TensorProto.parseFrom(tensor)
        .getTensorContent()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .getFloat();
  }

  @Test
  @Order(7)
  void trainWithoutFineTuningKeepsTheBackbone() throws IOException {
    line.succeeds("train --dataset @dataset --run @head-only --set train.fine-tune.from=none");

    assertThat(backbone(line.at("head-only/model")))
        .isEqualTo(backbone(Path.of("data/models/detector")));
  }

  @Test
  @Order(8)
  void aRunThatHasEndedMakesItsModelAnewWithAShareOfTheInitialWeights() throws IOException {
    Map<String, ByteString> initial = backbone(Path.of("data/models/detector"));
    assertThat(backbone(line.at("run/model"))).isNotEqualTo(initial);

    line.succeeds(TRAIN + " --resume --set train.fine-tune.initial-share=1");

    assertThat(backbone(line.at("run/model"))).isEqualTo(initial);
  }

  @Test
  @Order(9)
  void trainLearnsFromATeacher() throws IOException {
    String taught =
        "train --dataset @dataset --run @taught --weights @run/model --set train.head.epochs=0"
            + " --set train.fine-tune.epochs=1 --set train.fine-tune.images-per-epoch=14"
            + " --set train.batch-size=14 --set train.fine-tune.crop=96"
            + " --set train.fine-tune.initial-share=0"
            + " --set train.distillation.teacher=";
    line.refused("the teacher: it sees images at 256 pixels", taught + "data/models/detector");
    line.refused(
        "it has no source nosuch", taught + "initial --set train.distillation.sources=nosuch");
    line.refused("fine-tuning is left out", taught + "initial --set train.fine-tune.from=none");
    assertThat(line.at("taught")).doesNotExist();
    line.succeeds(taught + "initial");

    JsonNode inputs = line.json("taught/manifest.json").path("inputs");
    assertThat(line.json("taught/" + SPEC).path("origin").path("teacher"))
        .isEqualTo(inputs.path("teacher"));
    assertThat(inputs.path("teacher").asText()).hasSize(64);
    assertThat(Files.readString(line.at("taught/report.html")))
        .contains("Learns from another detector");
    line.refused("other settings", taught + "initial --resume --set train.distillation.share=1");
    line.refused("other settings", taught + "initial --resume --set image.max-pixels=99999");
    line.refused("must lie apart from the input", taught + "@taught/model --overwrite");
    assertThat(line.at("taught/model/saved_model.pb")).isRegularFile();
  }

  private Map<String, Double> probabilities(String scores) {
    Map<String, Double> byId = new HashMap<>();
    for (Row row :
        SparkFixture.session()
            .read()
            .parquet(LiteralPath.of(LocalPath.asHadoop(line.at(scores))))
            .select("image_id", "probability_fake")
            .collectAsList()) {
      if (!row.isNullAt(1)) {
        byId.put(row.getString(0), row.getDouble(1));
      }
    }
    return byId;
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
}
