package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;

class ModelSpecJsonTest {

  private static final ModelSpec SPEC =
      new ModelSpec(
          "ab12",
          224,
          new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC),
          0.375,
          "greatest balanced accuracy",
          1.25,
          Map.of("dataset", "faces"),
          Map.of("validation_roc_auc", 0.9));

  private static final String JSON =
      """
      {
        "model_id" : "ab12",
        "input_size" : 224,
        "resize_rule" : "stretch-antialiased-bicubic",
        "labels" : [ "REAL", "FAKE" ],
        "positive_label" : "FAKE",
        "threshold" : 0.375,
        "threshold_rule" : "greatest balanced accuracy",
        "temperature" : 1.25,
        "origin" : {
          "dataset" : "faces"
        },
        "measurements" : {
          "validation_roc_auc" : 0.9
        }
      }""";

  @Test
  void writesEveryKey() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(ModelSpecJson.toJson(SPEC))).isEqualTo(mapper.readTree(JSON));
  }

  @Test
  void readsWhatItWrote() {
    assertThat(ModelSpecJson.fromJson(ModelSpecJson.toJson(SPEC))).isEqualTo(SPEC);
  }

  @Test
  void keepsWhatIsKnownOfValidationWhereThereIsAny() {
    List<Long> bins = LongStream.range(0, Reference.SCORE_BINS).boxed().toList();
    TraitCounts traits = new TraitCounts(Map.of(ImageTrait.FORMAT, List.of(1L, 2L, 3L, 4L, 5L)));
    ModelSpec spec = SPEC.withReference(new Reference(bins, traits));

    assertThat(ModelSpecJson.fromJson(ModelSpecJson.toJson(spec))).isEqualTo(spec);
    assertThat(ModelSpecJson.fromJson(JSON).reference()).isEqualTo(Reference.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reference(List.of(1L), TraitCounts.NONE))
        .withMessage("Invalid score-reference: 1 bins (40)");
  }

  private static final ModelSpec NAMED =
      SPEC.withThresholds(
          List.of(
              new OperatingPoint("equal-error", 0.25, "by rule", 0.125, 0.875),
              new OperatingPoint("none", ThresholdChoice.NOTHING, "flags nothing", 0, Double.NaN)));

  @Test
  void keepsThresholdsWithNames() throws Exception {
    String json = ModelSpecJson.toJson(NAMED);
    JsonNode thresholds = new ObjectMapper().readTree(json).path("thresholds");

    assertThat(thresholds.path("equal-error").path("threshold").asDouble()).isEqualTo(0.25);
    assertThat(thresholds.path("equal-error").path("false_positive_rate").asDouble())
        .isEqualTo(0.125);
    assertThat(thresholds.path("equal-error").path("true_positive_rate").asDouble())
        .isEqualTo(0.875);
    assertThat(thresholds.path("equal-error").path("balanced_accuracy").asDouble())
        .isEqualTo(0.875);
    assertThat(thresholds.path("none").path("true_positive_rate").isNull()).isTrue();
    assertThat(ModelSpecJson.fromJson(json)).isEqualTo(NAMED);
    assertThat(ModelSpecJson.fromJson(JSON).thresholds()).isEmpty();
  }

  @Test
  void refusesThresholdsThatAreNone() {
    String json = ModelSpecJson.toJson(NAMED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSpecJson.fromJson(json.replace("0.125", "\"few\"")))
        .withMessage(
            "Invalid thresholds.equal-error: Invalid false_positive_rate: \"few\" (a number or"
                + " null)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSpecJson.fromJson(json.replace("0.25", "2")))
        .withMessageContaining("Invalid threshold equal-error: 2.0 (0 to 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SPEC.withThresholds(List.of(NAMED.thresholds().get(0), NAMED.thresholds().get(0))))
        .withMessage("Invalid thresholds: a name occurs twice");
  }

  @Test
  void findsAThresholdByNameOrNumber() {
    assertThat(NAMED.threshold("equal-error")).isEqualTo(new ThresholdChoice(0.25, "by rule"));
    assertThat(NAMED.threshold("0.75"))
        .isEqualTo(new ThresholdChoice(0.75, ThresholdChoice.BY_HAND));
    assertThat(NAMED.withThreshold(NAMED.threshold("1")).threshold()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NAMED.threshold("best"))
        .withMessage(
            "Invalid threshold: best (a number of 0 to 1; or one of this model's: equal-error,"
                + " none)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPEC.threshold("equal-error"))
        .withMessage(
            "Invalid threshold: equal-error (a number of 0 to 1; this model has no thresholds with"
                + " names)");
    assertThatIllegalArgumentException().isThrownBy(() -> SPEC.threshold("1.5"));
    assertThatIllegalArgumentException().isThrownBy(() -> SPEC.threshold("NaN"));
  }

  @Test
  void keepsAMeasurementThatCouldNotBeMade() {
    ModelSpec spec = spec("a", SPEC.resizing(), Double.NaN);
    String json = ModelSpecJson.toJson(spec);
    assertThat(json).contains("\"auc\" : null");
    assertThat(ModelSpecJson.fromJson(json)).isEqualTo(spec);
  }

  @Test
  void skipsKeysOfALaterVersion() {
    String later = JSON.replaceFirst("\\{", "{ \"colour\" : 1, ");
    assertThat(ModelSpecJson.fromJson(later)).isEqualTo(SPEC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"model_id\" : \"ab12\"|\"id\" : 1|Invalid model_id: missing (text)",
        "224|\"224\"|Invalid input_size: \"224\" (a whole number)",
        "224|224.5|Invalid input_size: 224.5 (a whole number)",
        "224|8|Invalid input-size: 8 (32 to 1024)",
        "0.375|null|Invalid threshold: null (a number)",
        "0.375|1.5|Invalid threshold: 1.5 (0 to 1)",
        "1.25|0|Invalid temperature: 0.0 (above 0)",
        "\"faces\"|7|Invalid origin.dataset: 7 (text)",
        "0.9|\"good\"|Invalid measurements.validation_roc_auc: \"good\" (a number or null)",
        "stretch-antialiased-bicubic|crop"
            + "|Invalid resize_rule: \"crop\" (\"stretch-antialiased-bilinear\""
            + " or \"stretch-antialiased-bicubic\""
            + " or \"crop-from-1.375-antialiased-bilinear\""
            + " or \"crop-from-1.375-antialiased-bicubic\")",
        "[ \"REAL\", \"FAKE\" ]|[\"FAKE\",\"REAL\"]"
            + "|Invalid labels: [\"FAKE\",\"REAL\"] (only [\"REAL\",\"FAKE\"])",
        "\"positive_label\" : \"FAKE\"|\"positive_label\" : \"REAL\""
            + "|Invalid positive_label: \"REAL\" (only \"FAKE\")",
      })
  void namesTheKeyAndTheValueThatItRefuses(String found, String replaced, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSpecJson.fromJson(JSON.replace(found, replaced)))
        .withMessage(message);
  }

  private static ModelSpec spec(String id, Resizing resizing, double auc) {
    return new ModelSpec(id, 224, resizing, 0.5, "r", 1, Map.of(), Map.of("auc", auc));
  }

  @ParameterizedTest
  @CsvSource({
    "STRETCH, TRIANGLE, stretch-antialiased-bilinear",
    "STRETCH, CUBIC, stretch-antialiased-bicubic",
    "CROP, TRIANGLE, crop-from-1.375-antialiased-bilinear",
    "CROP, CUBIC, crop-from-1.375-antialiased-bicubic"
  })
  void keepsHowImagesReachTheInput(ResizeMode mode, ResampleFilter filter, String rule) {
    ModelSpec spec = spec("a", new Resizing(mode, filter), 0.9);
    String json = ModelSpecJson.toJson(spec);
    assertThat(json).contains("\"resize_rule\" : \"" + rule + "\"");
    assertThat(ModelSpecJson.fromJson(json)).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource({"[],Invalid model spec: [] (a JSON object)", "{,Cannot read the model spec"})
  void refusesWhatIsNoObject(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelSpecJson.fromJson(json))
        .withMessageStartingWith(message);
  }
}
