package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.model.ModelSpec;
import org.unmask.model.OperatingPoint;
import org.unmask.model.ThresholdRule;
import org.unmask.model.TraitCounts;
import org.unmask.tensorflow.FrozenModel;

@Tag("tensorflow")
class ModelChoiceTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.StringType)
          .add("logit", DataTypes.DoubleType)
          .add("source", DataTypes.StringType);

  /**
   * Eight images, all of them said to be sure to nine in ten, where three in four are right: four
   * at 0.9, one of which is real, and four at 0.1, one of which is fake. One has no score.
   */
  private static List<Row> tooSure() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rows.add(row(i == 0 ? "REAL" : "FAKE", Math.log(9)));
      rows.add(row(i == 0 ? "FAKE" : "REAL", -Math.log(9)));
    }
    rows.add(new GenericRowWithSchema(new Object[] {"REAL", null, "mine"}, SCHEMA));
    return rows;
  }

  private static Row row(String label, double logit) {
    return row(label, logit, "mine");
  }

  private static Row row(String label, double logit, String source) {
    return new GenericRowWithSchema(new Object[] {label, logit, source}, SCHEMA);
  }

  private static ModelSpec chosen(ThresholdRule rule, double target) {
    return chosen(tooSure(), new ChoiceSettings(rule, target, List.of()));
  }

  private static ModelSpec chosen(List<Row> scores, ChoiceSettings settings) {
    return new ModelChoice(scores.iterator(), TraitCounts.NONE)
        .apply(FrozenModel.read(Path.of("data/models/detector")), Map.of(), settings)
        .spec();
  }

  @Test
  void measuresCalibrationBeforeAndAfter() {
    ModelSpec spec = chosen(ThresholdRule.BALANCED, 0.01);
    // Platt's targets are 5/6 and 1/6, so that the images above want (3 * 5/6 + 1/6) / 4 = 2/3.
    assertThat(spec.temperature()).isCloseTo(Math.log(9) / Math.log(2), within(1e-6));
    assertThat(spec.measurements().get("validation_ece_before"))
        .isCloseTo(0.9 - 0.75, within(1e-6));
    assertThat(spec.measurements().get("validation_ece")).isCloseTo(0.75 - 2 / 3.0, within(1e-6));
    // Six are right at 2/3, two are wrong there; before calibration it is 0.65.
    assertThat(spec.measurements().get("validation_log_loss"))
        .isCloseTo(-0.75 * Math.log(2 / 3.0) - 0.25 * Math.log(1 / 3.0), within(1e-6));
    assertThat(spec.measurements()).containsEntry("validation_images", 8.0);
    // As many are too high as are too low.
    assertThat(spec.measurements().get("calibration_shift")).isCloseTo(0, within(1e-6));
  }

  @Test
  void calibratesBySomeSourcesAloneAndChoosesThresholdsOnAll() {
    List<Row> rows = tooSure();
    // Of another source, whose logits are six too high: the best threshold lies among them.
    for (int i = 0; i < 12; i++) {
      rows.add(row("REAL", 5, "yours"));
      rows.add(row("FAKE", 7, "yours"));
    }
    ModelSpec spec =
        chosen(rows, new ChoiceSettings(ThresholdRule.BALANCED, 0.01, List.of("mine")));
    assertThat(spec.temperature()).isCloseTo(Math.log(9) / Math.log(2), within(1e-6));
    assertThat(spec.measurements().get("calibration_shift")).isCloseTo(0, within(1e-6));
    assertThat(spec.measurements().get("validation_ece")).isCloseTo(0.75 - 2 / 3.0, within(1e-6));
    assertThat(spec.measurements()).containsEntry("validation_images", 32.0);
    assertThat(spec.thresholds().get(0))
        .extracting(OperatingPoint::falsePositiveRate, OperatingPoint::truePositiveRate)
        .containsExactly(0.0, 0.75);
    assertThat(TrainReport.lines(spec, "RUN/model").get(1))
        .isEqualTo(
            "Calibration by mine: temperature 3.17, shift +0.00; validation ECE there 0.1500 before,"
                + " 0.0833 after");
  }

  @Test
  void keepsEveryThresholdAndScoresByTheOneThatIsAskedFor() {
    ModelSpec balanced = chosen(ThresholdRule.BALANCED, 0.01);
    assertThat(balanced.threshold()).isCloseTo(0.5, within(1e-6));
    assertThat(balanced.thresholds().get(0))
        .extracting(OperatingPoint::falsePositiveRate, OperatingPoint::truePositiveRate)
        .containsExactly(0.25, 0.75);
    assertThat(balanced.thresholds().get(1).threshold()).isCloseTo(0.5, within(1e-6));

    ModelSpec strict = chosen(ThresholdRule.FALSE_POSITIVE_RATE, 0.01);
    assertThat(strict.thresholds()).isEqualTo(balanced.thresholds());
    assertThat(strict.threshold()).isCloseTo(5 / 6.0, within(1e-6));
    assertThat(strict.thresholdRule()).endsWith("flags nothing");
    assertThat(chosen(ThresholdRule.FALSE_POSITIVE_RATE, 0.25).threshold())
        .isCloseTo(0.5, within(1e-6));
  }

  @Test
  void reportsThemForAPerson() {
    assertThat(TrainReport.lines(chosen(ThresholdRule.BALANCED, 0.01), "RUN/model"))
        .containsExactly(
            "Model in RUN/model: validation ROC-AUC 0.7500 over 8 images",
            "Calibration: temperature 3.17, shift +0.00; validation ECE 0.1500 before, 0.0833 after",
            "Threshold 0.500: greatest balanced accuracy on the validation split (of equally good"
                + " ones the highest)",
            "On validation the thresholds come to",
            "  balanced             0.500  finds 75.00 % of the fakes, flags 25.00 % of the reals,"
                + " balanced accuracy 0.7500",
            "  equal-error          0.500  finds 75.00 % of the fakes, flags 25.00 % of the reals,"
                + " balanced accuracy 0.7500",
            "  false-positive-rate  0.833  finds 0.00 % of the fakes, flags 0.00 % of the reals,"
                + " balanced accuracy 0.5000");
  }
}
