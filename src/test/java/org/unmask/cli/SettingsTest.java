package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
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
import org.unmask.training.Distillation;
import org.unmask.training.FineTune;
import org.unmask.training.TrainingPlan;

/** That each key has its default and reaches its place. */
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
          Map.entry("train.swap-share", "0.7"),
          Map.entry("train.mix-share", "0.6"),
          Map.entry("train.distillation.teacher", "initial"),
          Map.entry("train.distillation.share", "0.7"),
          Map.entry("train.distillation.sources", "mine"),
          Map.entry("train.ensemble.members", "initial,other/model"),
          Map.entry("train.ensemble.share", "0.25"),
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
                new TrainingPlan.Examples(
                    AugmentationPolicy.LIGHT, TrainingPlan.MadeFakes.NONE, 0, 0, 0, 0),
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
    assertThat(settings.distillation()).isEmpty();
    assertThat(settings.ensemble()).isEmpty();
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
                    new TrainingPlan.MadeFakes(0.4, 0.7),
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
    assertThat(settings.distillation())
        .contains(
            new DistillationSettings(
                new DetectorName("initial"), new Distillation(0.7, List.of("mine"))));
    assertThat(settings.ensemble())
        .contains(
            new EnsembleSettings(
                List.of(new DetectorName("initial"), new DetectorName("other/model")),
                OptionalDouble.of(0.25)));
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
