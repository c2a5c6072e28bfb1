package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.TestJvm;
import org.unmask.cli.TrainRequest.IfBegun;
import org.unmask.storage.TargetLock;

class RunFolderTest {
  @TempDir Path folder;

  private RunFolder open(IfBegun ifBegun) {
    return RunFolder.open(folder.resolve("run"), ifBegun, 1);
  }

  /** Opens the run of its argument, says so, and holds it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      RunFolder.open(Path.of(args[0]), IfBegun.RESUME, 1);
      System.out.println("held");
      System.in.read();
    }
  }

  @Test
  void onlyOneProcessAtATimeHasIt() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Process holder = TestJvm.start(Holder.class, folder.resolve("run"));
    try (BufferedReader lines = holder.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("held");
      Path cached = Files.writeString(folder.resolve("run/cache/features"), "of the holder");
      for (IfBegun ifBegun : List.of(IfBegun.RESUME, IfBegun.REPLACE)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> open(ifBegun))
            .withMessageMatching(
                "Cannot train into .*/run: another run is writing there \\(process %d on .*, since 20.*Z\\)"
                    .formatted(holder.pid()));
      }
      assertThat(cached).hasContent("of the holder");
    } finally {
      holder.destroyForcibly().waitFor();
    }

    try (RunFolder run = open(IfBegun.RESUME)) {
      assertThat(run.cache()).isEmptyDirectory();
    }
  }

  @Test
  void theSameProcessHasItOnce() {
    try (RunFolder run = open(IfBegun.REFUSE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> open(IfBegun.REFUSE))
          .withMessageContaining(
              "another run is writing there (process " + ProcessHandle.current().pid());
      assertThat(run.cache()).isDirectory();
    }
    open(IfBegun.REFUSE).close();
  }

  @Test
  void replacesAllOfARun() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Files.writeString(folder.resolve("run/history.csv"), "old");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfBegun.REFUSE))
        .withMessageContaining("it already holds something");
    try (RunFolder run = open(IfBegun.REPLACE)) {
      assertThat(run.history()).doesNotExist();
      assertThat(run.checkpoints()).doesNotExist();
    }
    assertThat(folder.resolve("run/cache")).doesNotExist();
  }

  @Test
  void replacesARunThatWasKilledAtItsReport() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Path half = Files.writeString(folder.resolve("run/.report.html.staging"), "<html>");
    open(IfBegun.REPLACE).close();
    assertThat(half).doesNotExist();
  }

  @Test
  void losesWhatTellsARunLast() {
    assertThat(
            RunFolder.marksLast(Stream.of("cache", "model", "checkpoints", "logs").map(Path::of)))
        .containsExactly(
            Path.of("model"), Path.of("logs"), Path.of("cache"), Path.of("checkpoints"));
  }

  @Test
  void losesNothingOfARunWhereThereIsNoRoomForAnother() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Path kept = Files.writeString(folder.resolve("run/history.csv"), "old");

    assertThatThrownBy(
            () -> RunFolder.open(folder.resolve("run"), IfBegun.REPLACE, Long.MAX_VALUE / 4))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("there is no room for 3 checkpoints");

    assertThat(kept).hasContent("old");
    open(IfBegun.REPLACE).close();
    assertThat(kept).doesNotExist();
  }

  @Test
  void isNotReplacedWhileItIsEvaluated() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Path kept = Files.writeString(folder.resolve("run/history.csv"), "old");
    String evaluation = folder.resolve("run/evaluation").toString();
    try (TargetLock evaluating = TargetLock.take(evaluation, new Configuration())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> open(IfBegun.REPLACE))
          .withMessageContaining("/run: another run is writing there");
      assertThat(kept).hasContent("old");
    }
    open(IfBegun.REPLACE).close();
    assertThat(kept).doesNotExist();
  }

  @Test
  void replacesNobodysFolder() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Path kept = Files.writeString(folder.resolve("run/thesis.txt"), "years of work");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfBegun.REPLACE))
        .withMessageContaining("it is not a training run's folder");
    assertThat(kept).exists();
  }

  @Test
  void touchesNobodysCheckpoints() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoints"));
    Files.createDirectories(folder.resolve("run/cache"));
    Path kept = Files.writeString(folder.resolve("run/checkpoints/epoch-10.pt"), "weeks");
    Path cached = Files.writeString(folder.resolve("run/cache/pages"), "hours");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfBegun.RESUME))
        .withMessageContaining("its checkpoints are not those of a training run");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfBegun.REPLACE))
        .withMessageContaining("it is not a training run's folder");
    assertThat(kept).exists();
    assertThat(cached).exists();
  }

  @Test
  void replacesNoFolderThatHoldsMoreThanARun() throws IOException {
    Files.createDirectories(folder.resolve("run/cache"));
    Files.createDirectories(folder.resolve("run/src"));
    Path kept = Files.writeString(folder.resolve("run/src/main.c"), "years of work");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfBegun.REPLACE))
        .withMessageEndingWith("it is not a training run's folder (it holds src)");
    assertThat(kept).exists();
  }
}
