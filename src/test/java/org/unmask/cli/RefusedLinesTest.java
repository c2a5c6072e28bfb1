package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.tensorflow.WeightsFiles;

/** What a user gets wrong ends in one line that says what, and leaves nothing behind. */
@Tag("end-to-end")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedLinesTest {
  @TempDir private static Path folder;

  private CommandLine line;

  @BeforeAll
  void makeADataset() throws IOException {
    line = CommandLine.withDataset(folder);
  }

  @Test
  void ofSplit() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    CommandLine.draw(folder.resolve("one-class/Real/a.png"), 0x600000, 1);
    Files.writeString(folder.resolve("labels.csv"), "file,label,group\nimages/gone.png,REAL,g\n");

    line.refused("no such file or folder", "split --images @absent --dataset @new");
    line.refused("found no usable image", "split --images @empty --dataset @new");
    line.refused("all of them REAL", "split --images @one-class --dataset @new");
    line.refused("it already holds something", "split --images @images --dataset @dataset");
    line.refused("sum to 1", "split --images @images --dataset @new --set split.train=0.9");
    line.refused(
        "the shortcut audit, which would find one, is off",
        "split --images @images --dataset @new --fail-on-leak --set split.audit.run=off");
    line.refused("gone.png", "split --images @images --metadata @labels.csv --dataset @new");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void ofTrain() throws IOException {
    WeightsFiles.writeRandom(folder.resolve("no-detector"));

    line.refused("nearest key", "train --dataset @dataset --run @new --set sed=1");
    line.refused("holds no summary.json", "train --dataset @images --run @new");
    line.refused(
        "neither phase has an epoch",
        "train --dataset @dataset --weights @no-detector --run @new"
            + " --set train.head.epochs=0 --set train.fine-tune.epochs=0");
    line.refused("must lie apart from the input", "train --dataset @dataset --run @dataset/run");
    line.refused(
        "must lie apart from the input", "train --dataset @dataset --run data/models/detector");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --dataset @dataset --run hdfs://namenode/run",
        "train --dataset @dataset --run hdfs://namenode/run --preview",
        "train --dataset @dataset --run @new --weights hdfs://namenode/model",
        "evaluate --dataset @dataset --run hdfs://namenode/run",
        "evaluate --dataset @dataset --run @new --model hdfs://namenode/model",
        "score --images @images --scores @new --model hdfs://namenode/model",
        "demo --to hdfs://namenode/demo"
      })
  void aPlaceThatMustBeOnTheDriversDiskAndIsNot(String command) {
    line.refused("is done on the driver's disk", command);
    assertThat(Path.of("hdfs:")).doesNotExist();
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void ofScore() {
    line.refused("no model directory", "score --images @images --model @images --scores @new");
    line.refused(
        "or one of this model's: balanced, equal-error, false-positive-rate",
        "score --images @images --scores @new --threshold best");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score --images @images --scores @new",
        "evaluate --dataset @dataset --run @new",
        "train --dataset @dataset --run @new"
      })
  void aGpuThatCannotBeUsed(String command) {
    assumeThat(getClass().getResource("/org/tensorflow/internal/c_api/linux-x86_64-gpu")).isNull();

    line.refused(
        "Cannot use a GPU: this build has TensorFlow for CPUs alone", command + " --device gpu");
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
