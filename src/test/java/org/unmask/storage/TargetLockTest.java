package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.storage.OutputTarget.IfPresent;

/** Targets of the local file system; {@code RunFolderTest} kills a process that has such a lock. */
class TargetLockTest {
  private static final OutputKind KIND = new OutputKind("a thing", "file");

  private final Configuration configuration = new Configuration();

  @TempDir private Path root;

  @Test
  void keepsOtherRunsOffATargetThatOneIsWriting() throws IOException {
    try (OutputTarget output = open()) {
      Path file = Path.of(output.staging().toUri().getPath()).resolve("file");
      Files.writeString(file, "new");

      assertThatIllegalArgumentException()
          .isThrownBy(this::open)
          .withMessageStartingWith(
              "Cannot write file:%s/out: another run is writing there (process %d on ",
              root, ProcessHandle.current().pid());

      assertThat(file).hasContent("new");
      output.commit();
    }
    assertThat(root.resolve("out/file")).hasContent("new");
    open().close();
    assertThat(root).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void isKeptThroughoutWhereItWasTakenBefore() throws IOException {
    try (TargetLock lock = TargetLock.take(root.resolve("out").toString(), configuration)) {
      OutputTarget.open(lock, KIND, IfPresent.REFUSE).close();

      assertThatIllegalArgumentException().isThrownBy(this::open);
    }
    open().close();
  }

  @Test
  void leavesAllToTheRunThatHasTakenItOver() throws IOException {
    configuration.setClass("fs.leased.impl", Leased.class, FileSystem.class);
    OutputTarget output =
        OutputTarget.open("leased:" + root + "/out", KIND, IfPresent.REFUSE, configuration);
    Path staged = Files.writeString(root.resolve(".out.staging/file"), "new");
    String other = new Writer("another", "there", 7, 0, "elsewhere", "then").toText();
    Path lock = Files.writeString(root.resolve(".out.lock"), other);

    assertThatThrownBy(output::commit)
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("another run has taken it over (process 7 on there, since then)");
    output.close();

    assertThat(staged).hasContent("new");
    assertThat(lock).hasContent(other);
    assertThat(root.resolve("out")).doesNotExist();
  }

  /** Local files whose targets are locked as those of a file system without locks. */
  static final class Leased extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("leased:///");
    }
  }

  @Test
  void takesOverWhatAKilledProcessLeft() throws IOException {
    Files.writeString(root.resolve(".out.lock"), Writer.here().toText());

    open().close();

    assertThat(root).isEmptyDirectory();
  }

  private OutputTarget open() {
    return OutputTarget.open(
        root.resolve("out").toString(), KIND, IfPresent.REPLACE, configuration);
  }
}
