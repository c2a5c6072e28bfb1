package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.augmentation.Chance;
import org.unmask.augmentation.Change;
import org.unmask.dataset.FolderLabels;

/**
 * Which of the defaults, a file, a preset and {@code --set} wins, and what of a file is refused.
 */
class SettingsSourcesTest {

  @TempDir private Path folder;

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

  @Test
  void argumentsGiveAnotherProcessTheSameSettings() {
    Settings settings =
        settings(List.of("score.precision=float32", "seed=7", "train.sources=[a, \"b c\"]"));
    List<String> arguments = settings.asArguments("seed=8");
    assertThat(arguments).allMatch(argument -> argument.startsWith("--set="));
    Settings other =
        settings(
            arguments.stream().map(argument -> argument.substring("--set=".length())).toList());
    assertThat(other.resolved())
        .isEqualTo(settings.with(List.of("seed=8")).resolved())
        .containsEntry("score.precision", "float32")
        .containsEntry("seed", "8");
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

  private static void assertWrong(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("my.conf"), content);
  }

  private static Settings settings(List<String> assignments) {
    return Settings.load(Optional.empty(), assignments);
  }
}
