package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.augmentation.Chance;
import org.unmask.augmentation.Change;
import org.unmask.dataset.FolderLabels;
import org.unmask.dataset.ImageTable;
import org.unmask.dataset.MetadataFile;
import org.unmask.dataset.MetadataFile.Columns;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.image.ImageLimits;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.Precision;
import org.unmask.model.ThresholdRule;
import org.unmask.split.SplitFractions;
import org.unmask.tensorflow.MixedPrecision;
import org.unmask.training.FineTune;
import org.unmask.training.TrainingPlan;

class SettingsTest {

  /** A value for each key that is allowed and is not the default. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("seed", "-9223372036854775807"),
          Map.entry("image.max-bytes", "1 KiB"),
          Map.entry("image.max-pixels", "5"),
          Map.entry("split.train", "0.5"),
          Map.entry("split.validation", "0.3"),
          Map.entry("split.test", "0.2"),
          Map.entry("split.metadata.file-column", "path"),
          Map.entry("split.metadata.label-column", "class"),
          Map.entry("split.metadata.group-column", "video"),
          Map.entry("split.metadata.original-column", "source"),
          Map.entry("split.metadata.match", "folder"),
          Map.entry("split.table.content-column", "jpg"),
          Map.entry("split.table.label-column", "class"),
          Map.entry("split.table.group-column", "clip"),
          Map.entry("split.table.path-column", "name"),
          Map.entry("split.labels.real", "youtube, actors"),
          Map.entry("split.labels.fake", "swap"),
          Map.entry("split.group-pattern", "([0-9]+)[.]jpg"),
          Map.entry("split.max-rejected-share", "0.25"),
          Map.entry("split.near-duplicates.search", "off"),
          Map.entry("split.near-duplicates.max-distance", "12"),
          Map.entry("split.audit.run", "off"),
          Map.entry("split.audit.threshold", "0.8"),
          Map.entry("split.audit.max-images", "1000"),
          Map.entry("train.batch-size", "16"),
          Map.entry("train.threads", "3"),
          Map.entry("train.calibration-images", "64"),
          Map.entry("train.batch-norm-momentum", "0.9"),
          Map.entry("train.input-size", "256"),
          Map.entry("train.resize-mode", "stretch"),
          Map.entry("train.resize-filter", "triangle"),
          Map.entry("train.mixed-precision", "auto"),
          Map.entry("train.threshold", "equal-error"),
          Map.entry("train.target-false-positive-rate", "0.05"),
          Map.entry("train.head.views", "4"),
          Map.entry("train.head.epochs", "7"),
          Map.entry("train.head.batch-size", "512"),
          Map.entry("train.head.learning-rate", "2e-3"),
          Map.entry("train.head.patience", "5"),
          Map.entry("train.head.weight-decay", "0.02"),
          Map.entry("train.fine-tune.from", "block_13"),
          Map.entry("train.fine-tune.epochs", "11"),
          Map.entry("train.fine-tune.learning-rate", "3e-4"),
          Map.entry("train.fine-tune.warm-up", "0.25"),
          Map.entry("train.fine-tune.final-rate", "0.5"),
          Map.entry("train.fine-tune.patience", "9"),
          Map.entry("train.dropout", "0.4"),
          Map.entry("train.fine-tune.checkpoint-steps", "7"),
          Map.entry("train.fine-tune.images-per-epoch", "5000"),
          Map.entry("train.fine-tune.crop", "192"),
          Map.entry("train.fine-tune.weight-decay", "0.03"),
          Map.entry("train.fine-tune.layer-decay", "0.8"),
          Map.entry("train.fine-tune.clip-norm", "2"),
          Map.entry("train.fine-tune.average-decay", "0.9"),
          Map.entry("train.fine-tune.initial-share", "0.4"),
          Map.entry("train.label-smoothing", "0.1"),
          Map.entry("train.class-weights", "balanced"),
          Map.entry("train.blend-share", "0.4"),
          Map.entry("train.mix-share", "0.6"),
          Map.entry("train.source-balance", "1"),
          Map.entry("train.sources", "mine,yours"),
          Map.entry("train.calibration-sources", "yours"),
          Map.entry("train.augmentation.preset", "none"),
          Map.entry("train.augmentation.mirror.probability", "0.1"),
          Map.entry("train.augmentation.rotation.probability", "0.11"),
          Map.entry("train.augmentation.rotation.min", "-30"),
          Map.entry("train.augmentation.rotation.max", "20"),
          Map.entry("train.augmentation.zoom.probability", "0.12"),
          Map.entry("train.augmentation.zoom.min", "1.1"),
          Map.entry("train.augmentation.zoom.max", "2"),
          Map.entry("train.augmentation.brightness.probability", "0.13"),
          Map.entry("train.augmentation.brightness.min", "-0.5"),
          Map.entry("train.augmentation.brightness.max", "0.4"),
          Map.entry("train.augmentation.contrast.probability", "0.14"),
          Map.entry("train.augmentation.contrast.min", "0.5"),
          Map.entry("train.augmentation.contrast.max", "3"),
          Map.entry("train.augmentation.saturation.probability", "0.15"),
          Map.entry("train.augmentation.saturation.min", "0"),
          Map.entry("train.augmentation.saturation.max", "4"),
          Map.entry("train.augmentation.rescale.probability", "0.16"),
          Map.entry("train.augmentation.rescale.min", "0.25"),
          Map.entry("train.augmentation.rescale.max", "0.75"),
          Map.entry("train.augmentation.blur.probability", "0.17"),
          Map.entry("train.augmentation.blur.min", "0.5"),
          Map.entry("train.augmentation.blur.max", "5"),
          Map.entry("train.augmentation.noise.probability", "0.18"),
          Map.entry("train.augmentation.noise.min", "2"),
          Map.entry("train.augmentation.noise.max", "9"),
          Map.entry("train.augmentation.erase.probability", "0.19"),
          Map.entry("train.augmentation.erase.min", "0.1"),
          Map.entry("train.augmentation.erase.max", "0.3"),
          Map.entry("train.augmentation.jpeg.probability", "0.2"),
          Map.entry("train.augmentation.jpeg.min", "10"),
          Map.entry("train.augmentation.jpeg.max", "90"),
          Map.entry("evaluate.bootstrap", "10"),
          Map.entry("score.batch-size", "8"),
          Map.entry("score.precision", "bfloat16"),
          Map.entry("score.images-per-task", "100"),
          Map.entry("score.images-per-chunk", "1000"),
          Map.entry("score.list.column", "file"),
          Map.entry("score.table.content-column", "bytes"),
          Map.entry("score.table.id-column", "id"));

  @TempDir private Path folder;

  @Test
  void everyKeyOfTheFileHasASettingAndEverySettingAKey() {
    assertThat(Keys.ALL.stream().map(Setting::key))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(SettingsFile.defaults().keySet());
  }

  @Test
  void theDefaultsAreThoseOfTheFile() {
    Settings settings = defaults();
    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.imageLimits()).isEqualTo(ImageLimits.DEFAULT);
    assertThat(settings.fractions()).isEqualTo(new SplitFractions(0.7, 0.15, 0.15));
    assertThat(settings.split().metadata("m.csv")).isEqualTo(MetadataFile.of("m.csv"));
    assertThat(settings.split().tableColumns()).isEqualTo(ImageTable.Columns.DEFAULT);
    assertThat(settings.split().labels()).isEqualTo(FolderLabels.DEFAULT);
    assertThat(settings.split().groupPattern()).isEmpty();
    assertThat(settings.split().maxRejectedShare()).isEqualTo(0.5);
    assertThat(settings.split().maxDistance()).hasValue(31);
    assertThat(settings.split().audit()).contains(new SplitSettings.Audit(0.7, 50_000));
    assertThat(settings.trainingPlan())
        .isEqualTo(
            new TrainingPlan(
                42,
                224,
                new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC),
                0,
                0.2,
                new TrainingPlan.Examples(AugmentationPolicy.LIGHT, 0, 0, 0, 0, 0),
                new TrainingPlan.Objective(0, TrainingPlan.ClassWeights.NONE),
                new TrainingPlan.Head(2, 20, 256, 1e-3, 3, 1e-4),
                new FineTune(
                    "all",
                    3,
                    32,
                    3,
                    200,
                    new FineTune.Rate(1e-3, 0.1, 0.01, 1),
                    new FineTune.Optimizer(0.01, 5),
                    new FineTune.Averaging(0.998, OptionalDouble.empty()),
                    new FineTune.BatchNorm(256, 0.99))));
    assertThat(settings.bootstrapReplicates()).isEqualTo(200);
    assertThat(settings.mixedPrecision()).isEqualTo(MixedPrecision.OFF);
    assertThat(settings.choice())
        .isEqualTo(new ChoiceSettings(ThresholdRule.BALANCED, 0.01, List.of()));
    assertThat(settings.score())
        .isEqualTo(new ScoreSettings(0, Precision.AUTO, 500, 0, "path", "content", "path"));
  }

  @Test
  void everyKeyReachesItsPlace() {
    Settings settings = settings(assignments(OTHERS));
    assertThat(settings.seed()).isEqualTo(-9223372036854775807L);
    assertThat(settings.imageLimits()).isEqualTo(new ImageLimits(1024, 5));
    assertThat(settings.fractions()).isEqualTo(new SplitFractions(0.5, 0.3, 0.2));
    assertThat(settings.split().metadata("m.csv"))
        .isEqualTo(
            new MetadataFile(
                "m.csv",
                new Columns("path", "class", Optional.empty(), Optional.of("source")),
                Match.FOLDER));
    assertThat(settings.split().tableColumns())
        .isEqualTo(
            new ImageTable.Columns("jpg", "class", Optional.of("clip"), Optional.of("name")));
    assertThat(settings.split().labels())
        .isEqualTo(new FolderLabels(List.of("actors", "youtube"), List.of("swap")));
    assertThat(settings.split().groupPattern().orElseThrow()).hasToString("([0-9]+)[.]jpg");
    assertThat(settings.split().maxRejectedShare()).isEqualTo(0.25);
    assertThat(settings.split().maxDistance()).isEmpty();
    assertThat(settings.split().audit()).isEmpty();
    assertThat(settings.trainingPlan())
        .isEqualTo(
            new TrainingPlan(
                settings.seed(),
                256,
                new Resizing(ResizeMode.STRETCH, ResampleFilter.TRIANGLE),
                3,
                0.4,
                new TrainingPlan.Examples(
                    new AugmentationPolicy(
                        Map.ofEntries(
                            Map.entry(Change.MIRROR, new Chance(0.1, 1, 1)),
                            Map.entry(Change.ROTATION, new Chance(0.11, -30, 20)),
                            Map.entry(Change.ZOOM, new Chance(0.12, 1.1, 2)),
                            Map.entry(Change.BRIGHTNESS, new Chance(0.13, -0.5, 0.4)),
                            Map.entry(Change.CONTRAST, new Chance(0.14, 0.5, 3)),
                            Map.entry(Change.SATURATION, new Chance(0.15, 0, 4)),
                            Map.entry(Change.RESCALE, new Chance(0.16, 0.25, 0.75)),
                            Map.entry(Change.BLUR, new Chance(0.17, 0.5, 5)),
                            Map.entry(Change.NOISE, new Chance(0.18, 2, 9)),
                            Map.entry(Change.ERASE, new Chance(0.19, 0.1, 0.3)),
                            Map.entry(Change.JPEG, new Chance(0.2, 10, 90)))),
                    0.4,
                    0.6,
                    1,
                    5000,
                    192),
                new TrainingPlan.Objective(0.1, TrainingPlan.ClassWeights.BALANCED),
                new TrainingPlan.Head(4, 7, 512, 2e-3, 5, 0.02),
                new FineTune(
                    "block_13",
                    11,
                    16,
                    9,
                    7,
                    new FineTune.Rate(3e-4, 0.25, 0.5, 0.8),
                    new FineTune.Optimizer(0.03, 2),
                    new FineTune.Averaging(0.9, OptionalDouble.of(0.4)),
                    new FineTune.BatchNorm(64, 0.9))));
    assertThat(settings.trainingSources()).containsExactly("mine", "yours");
    assertThat(settings.bootstrapReplicates()).isEqualTo(10);
    assertThat(settings.mixedPrecision()).isEqualTo(MixedPrecision.AUTO);
    assertThat(settings.choice())
        .isEqualTo(new ChoiceSettings(ThresholdRule.EQUAL_ERROR, 0.05, List.of("yours")));
    assertThat(settings.score())
        .isEqualTo(new ScoreSettings(8, Precision.BFLOAT16, 100, 1000, "file", "bytes", "id"));
  }

  @Test
  void noKeyIsTriedWithItsDefault() {
    Map<String, String> defaults = defaults().resolved();
    Map<String, String> others = settings(assignments(OTHERS)).resolved();
    assertThat(OTHERS.keySet()).isEqualTo(defaults.keySet());
    assertThat(defaults)
        .allSatisfy((key, value) -> assertThat(others.get(key)).as(key).isNotEqualTo(value));
  }

  @Test
  void whatWasResolvedCanBeSetAgain() {
    Map<String, String> resolved = settings(assignments(OTHERS)).resolved();
    assertThat(settings(assignments(resolved)).resolved()).isEqualTo(resolved);
    assertThat(resolved.keySet()).containsExactlyElementsOf(new TreeSet<>(resolved.keySet()));
  }

  @Test
  void theFileWinsOverTheDefaultsAndSetOverTheFile() throws IOException {
    Path file = write("train { batch-size = 8, threads = 2 }\nseed = ${train.threads}0");
    Settings settings =
        Settings.load(Optional.of(file), List.of("train.batch-size=4", "train.batch-size = 6"));
    assertThat(settings.trainingPlan().fineTune().batchSize()).isEqualTo(6);
    assertThat(settings.trainingPlan().threads()).isEqualTo(2);
    assertThat(settings.trainingPlan().fineTune().batchNorm().calibrationImages()).isEqualTo(256);
    assertThat(settings.seed()).isEqualTo(20);
  }

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
    "train.mix-share, 0, 1, -0.1, 1.1",
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
  void aNumberOfAugmentationTakesThePlaceOfThatOfThePreset() {
    AugmentationPolicy policy =
        settings(
                List.of(
                    "train.augmentation.preset=light",
                    "train.augmentation.zoom.max=3",
                    "train.augmentation.rotation.probability=0",
                    "train.augmentation.jpeg.probability=0.5"))
            .trainingPlan()
            .examples()
            .augmentation();
    assertThat(policy.chances())
        .isEqualTo(
            Map.of(
                Change.MIRROR, new Chance(0.5, 1, 1),
                Change.ZOOM, new Chance(0.3, 1, 3),
                Change.JPEG, new Chance(0.5, 40, 95)));
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
  void folderNamesMayBeAList() throws IOException {
    Path file = folder.resolve("names.conf");
    Files.writeString(file, "split.labels.fake = [swap, \"face 2\"]");

    assertThat(Settings.load(Optional.of(file), List.of()).split().labels())
        .isEqualTo(
            new FolderLabels(
                List.of(
                    "real",
                    "0_real",
                    "original",
                    "pristine",
                    "genuine",
                    "authentic",
                    "training_real"),
                List.of("swap", "face 2")));
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

  @Test
  void everyProblemIsToldAtOnceWithWhereItCameFrom() throws IOException {
    Path file = write("train.batch-size = 1\nscore { image-per-task = 5 }\nseed = null\n");
    assertThatThrownBy(
            () -> Settings.load(Optional.of(file), List.of("epochs=3", "train=4", "seedy")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid train.batch-size: 1 (2 to 1024; from " + file + ": 1)")
        .hasMessageContaining(
            "Invalid setting: score.image-per-task = 5"
                + " (unknown; the nearest key is score.images-per-task; from "
                + file
                + ": 2)")
        .hasMessageContaining("Invalid seed: null (a whole number of 64 bits; from " + file)
        .hasMessageContaining("epochs = 3 (unknown; the nearest key is train.head.epochs;")
        .hasMessageContaining("train = 4 (a group, with keys such as train.augmentation.blur.m")
        .hasMessageContaining("Invalid --set: seedy (KEY=VALUE)");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent.conf");
    assertWrong(
        () -> Settings.load(Optional.of(absent), List.of()), "Cannot read settings " + absent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"other.conf\"",
        "include url(\"http://localhost/a.conf\")",
        "include file(\"other.conf\")",
        "include classpath(\"reference.conf\")",
        "seed = ${PATH}",
        "train {"
      })
  void aFileStandsForItself(String content) throws IOException {
    Path file = write(content);
    assertWrong(() -> Settings.load(Optional.of(file), List.of()), "Cannot read settings: ");
  }

  @Test
  void distanceCountsEdits() {
    assertThat(NearestKey.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestKey.edits("", "abc")).isEqualTo(3);
    assertThat(NearestKey.edits("abc", "abc")).isZero();
  }

  private static void assertWrong(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("my.conf"), content);
  }

  private static List<String> assignments(Map<String, String> values) {
    List<String> assignments = new ArrayList<>();
    values.forEach((key, value) -> assignments.add(key + "=" + value));
    return assignments;
  }

  private static Settings settings(List<String> assignments) {
    return Settings.load(Optional.empty(), assignments);
  }

  private static Settings defaults() {
    return settings(List.of());
  }
}
