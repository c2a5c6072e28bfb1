package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value may be, and what is said of one that it may not be. */
class SettingsRangeTest {

  @ParameterizedTest
  @CsvSource({
    "image.max-bytes, 1, 2147483631, 0, 2147483632",
    "image.max-pixels, 1, 9223372036854775807, 0, -1",
    "train.batch-size, 2, 1024, 1, 1025",
    "train.threads, 0, 256, -1, 257",
    "train.calibration-images, 32, 4096, 31, 4097",
    "train.batch-norm-momentum, 0.5, 0.9999, 0.4999, 1",
    "train.head.views, 1, 16, 0, 17",
    "train.head.epochs, 0, 1000, -1, 1001",
    "train.head.batch-size, 2, 8192, 1, 8193",
    "train.head.learning-rate, 1e-9, 1, 0, 1.001",
    "train.head.patience, 1, 100, 0, 101",
    "train.head.weight-decay, 0, 1, -0.001, 1.001",
    "train.fine-tune.from, block_1, block_16, block_0, block_17",
    "train.fine-tune.from, none, Conv_1, None, conv_1",
    "train.fine-tune.epochs, 0, 1000, -1, 4294967296",
    "train.fine-tune.learning-rate, 1e-9, 1, 0, NaN",
    "train.fine-tune.warm-up, 0, 1, -0.1, 1.1",
    "train.fine-tune.final-rate, 0, 1, -0.1, 1.1",
    "train.fine-tune.patience, 1, 100, 0, 101",
    "train.dropout, 0, 0.9, -0.1, 0.91",
    "train.input-size, 32, auto, 31, 224.5",
    "train.fine-tune.weight-decay, 0, 1, -0.1, 1.1",
    "train.fine-tune.layer-decay, 0.001, 1, 0, 1.1",
    "train.fine-tune.clip-norm, 0, 1000000, -1, NaN",
    "train.fine-tune.average-decay, 0, 0.99999, -0.1, 1",
    "train.fine-tune.initial-share, 0, auto, -0.1, 1.1",
    "train.label-smoothing, 0, 0.5, -0.1, 0.6",
    "train.class-weights, none, balanced, all, Balanced",
    "train.blend-share, 0, 1, -0.1, 1.1",
    "train.swap-share, 0, 1, -0.1, 1.1",
    "train.mix-share, 0, 1, -0.1, 1.1",
    "train.distillation.share, 0.001, 1, 0, 1.1",
    "train.ensemble.share, 0.001, equal, 0, 1",
    "train.source-balance, 0, 1, -0.1, 1.1",
    "train.augmentation.preset, none, robust, strong, Robust",
    "train.augmentation.mirror.probability, 0, preset, -0.1, 1.1",
    "train.augmentation.rotation.probability, 0, 1, -0.1, NaN",
    "train.augmentation.rotation.max, 0, 180, -181, 181",
    "train.augmentation.zoom.max, 1.5, 10, 0.9, Infinity",
    "train.augmentation.jpeg.min, 1, preset, 0, none",
    "train.target-false-positive-rate, 0, 1, -0.1, 1.1",
    "evaluate.bootstrap, 1, 10000, 0, 10001",
    "score.batch-size, 0, 1024, -1, 1025",
    "score.images-per-task, 1, 1000000, 0, 1000001"
  })
  void aRangeIncludesItsEndsAndNothingBeyond(
      String key, String least, String most, String below, String above) {
    assertThat(settings(List.of(key + "=" + least)).resolved()).containsKey(key);
    assertThat(settings(List.of(key + "=" + most)).resolved()).containsKey(key);
    for (String outside : List.of(below, above)) {
      assertThatThrownBy(() -> settings(List.of(key + "=" + outside)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Invalid " + key + ": " + outside + " (")
          .hasMessageEndingWith("; from --set)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"split.train", "split.validation", "split.test"})
  void aShareOfASplitIsFromZeroToOne(String key) {
    for (String outside : List.of("-0.1", "1.1", "NaN")) {
      assertThatThrownBy(() -> settings(List.of(key + "=" + outside)))
          .hasMessageContaining("Invalid " + key + ": " + outside + " (0 to 1;");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"split.metadata.file-column", "split.metadata.label-column"})
  void aColumnHasAName(String key) {
    assertThatThrownBy(() -> settings(List.of(key + "=")))
        .hasMessage("Invalid " + key + ":  (a text that is not empty; from --set)");
  }

  @Test
  void noGroupColumnIsNeeded() {
    assertThat(
            settings(List.of("split.metadata.group-column="))
                .split()
                .metadata("m.csv")
                .columns()
                .group())
        .isEmpty();
  }

  @Test
  void theLeastStrengthIsNotAboveTheGreatest() {
    assertThatThrownBy(
            () ->
                settings(List.of("train.augmentation.blur.min=3", "train.augmentation.blur.max=1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid train.augmentation.blur: min 3.0 is above max 1.0");
  }

  @Test
  void whatCannotBeAPatternOrANameIsRefused() {
    assertThatThrownBy(() -> settings(List.of("split.group-pattern=(")))
        .hasMessageContaining("Invalid group pattern: (");
    assertThatThrownBy(() -> settings(List.of("split.labels.real=fake")))
        .hasMessageContaining("'fake' stands for both REAL and FAKE");
    assertThatThrownBy(() -> settings(List.of("split.labels.real=")))
        .hasMessageContaining("Invalid split.labels.real");
    assertThatThrownBy(() -> settings(List.of("split.audit.run=yes")))
        .hasMessageContaining("Invalid split.audit.run: yes (on or off; from --set)");
    assertThatThrownBy(() -> settings(List.of("train.threshold=best")))
        .hasMessageContaining(
            "Invalid train.threshold: best (balanced, equal-error or false-positive-rate;");
  }

  @Test
  void aCropIsAPartOfTheInput() {
    assertThatThrownBy(() -> settings(List.of("train.input-size=192", "train.fine-tune.crop=193")))
        .hasMessage("Invalid train.fine-tune.crop: 193 (at most train.input-size, 192)");
    assertThat(
            settings(List.of("train.input-size=192", "train.fine-tune.crop=192"))
                .trainingPlan()
                .inputSize())
        .isEqualTo(192);
  }

  @Test
  void theSharesOfTheSplitsSumToOne() {
    assertThatThrownBy(() -> settings(List.of("split.train=0.8")))
        .hasMessage(
            "Invalid split: 0.8 + 0.15 + 0.15"
                + " (split.train, split.validation and split.test sum to 1)");
    assertThat(
            settings(List.of("split.train=0.1", "split.validation=0.2", "split.test=0.7"))
                .fractions()
                .test())
        .isEqualTo(0.7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "many", "", "12345678901234567890"})
  void aCountIsAWholeNumber(String value) {
    assertThatThrownBy(() -> settings(List.of("train.batch-size=" + value)))
        .hasMessage("Invalid train.batch-size: " + value + " (2 to 1024; from --set)");
  }

  @Test
  void aWholeNumberMayHaveAnExponent() {
    assertThat(settings(List.of("image.max-pixels=1e6")).imageLimits().maxPixels())
        .isEqualTo(1_000_000);
  }

  private static Settings settings(List<String> assignments) {
    return Settings.load(Optional.empty(), assignments);
  }
}
