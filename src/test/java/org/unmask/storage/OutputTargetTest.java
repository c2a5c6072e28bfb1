package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;
import org.unmask.storage.OutputTarget.IfPresent;

class OutputTargetTest {
  private static final OutputKind KIND = new OutputKind("a thing", "file");

  private final Configuration configuration = new Configuration();

  @TempDir private Path root;
  private Path target;

  @BeforeEach
  void nameTheTarget() {
    target = root.resolve("out");
  }

  @ParameterizedTest
  @EnumSource
  void appearsOnlyAtTheCommit(IfPresent ifPresent) throws IOException {
    try (OutputTarget output = open(ifPresent)) {
      write(output, "new");
      assertThat(target).doesNotExist();
      output.commit();
      assertThat(target.resolve("file")).hasContent("new");
    }
    assertThat(target.resolve("file")).hasContent("new");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void leavesNothingWithoutACommit() throws IOException {
    try (OutputTarget output = open(IfPresent.REFUSE)) {
      write(output, "new");
    }
    assertThat(namesIn(root)).isEmpty();
  }

  @Test
  void refusesATargetThatHoldsSomething() throws IOException {
    writeOld();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfPresent.REFUSE))
        .withMessage(
            "Cannot write file:"
                + target
                + ": it already holds something (--overwrite replaces it)");
    assertThat(target.resolve("file")).hasContent("old");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void refusesAFile() throws IOException {
    Files.writeString(target, "old");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfPresent.REFUSE))
        .withMessageContaining("already holds something");
    assertThat(target).hasContent("old");
  }

  @Test
  void doesNotReplaceAFolderOfAnotherKind() throws IOException {
    Files.createDirectory(target);
    Files.writeString(target.resolve("letter.txt"), "precious");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfPresent.REPLACE))
        .withMessage(
            "Cannot overwrite file:%s: it is not a thing (there is no file in it)", target);
    assertThat(target.resolve("letter.txt")).hasContent("precious");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void doesNotReplaceAFile() throws IOException {
    Files.writeString(target, "precious");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(IfPresent.REPLACE))
        .withMessageContaining("it is not a thing");
    assertThat(target).hasContent("precious");
  }

  @ParameterizedTest
  @EnumSource
  void takesAnEmptyFolder(IfPresent ifPresent) throws IOException {
    Files.createDirectory(target);

    try (OutputTarget output = open(ifPresent)) {
      write(output, "new");
      output.commit();
    }

    assertThat(namesIn(target)).containsExactly("file");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void keepsTheOldTargetUntilTheCommitAndNothingOfItAfter() throws IOException {
    writeOld();
    Files.writeString(target.resolve("other"), "old");

    try (OutputTarget output = open(IfPresent.REPLACE)) {
      write(output, "new");
      assertThat(target.resolve("file")).hasContent("old");
      output.commit();
    }

    assertThat(target.resolve("file")).hasContent("new");
    assertThat(namesIn(target)).containsExactly("file");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void keepsTheOldTargetWithoutACommit() throws IOException {
    writeOld();

    try (OutputTarget output = open(IfPresent.REPLACE)) {
      write(output, "new");
    }

    assertThat(target.resolve("file")).hasContent("old");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void putsTheOldTargetBackWhenTheCommitFails() throws IOException {
    writeOld();

    try (OutputTarget output = open(IfPresent.REPLACE)) {
      Files.delete(Path.of(output.staging().toUri().getPath()));
      assertThatThrownBy(output::commit)
          .isInstanceOf(PipelineException.class)
          .hasMessageStartingWith("Cannot write file:" + target + ": ");
    }

    assertThat(target.resolve("file")).hasContent("old");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void doesNotReplaceWhatCameMeanwhileUnlessAllowed() throws IOException {
    try (OutputTarget output = open(IfPresent.REFUSE)) {
      write(output, "new");
      writeOld();
      assertThatIllegalArgumentException()
          .isThrownBy(output::commit)
          .withMessageContaining("already holds something");
    }

    assertThat(target.resolve("file")).hasContent("old");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void dropsTheStagingThatAKilledProcessLeft() throws IOException {
    Files.createDirectory(root.resolve(".out.staging"));
    Files.writeString(root.resolve(".out.staging/half"), "half");

    try (OutputTarget output = open(IfPresent.REFUSE)) {
      write(output, "new");
      output.commit();
    }

    assertThat(namesIn(target)).containsExactly("file");
  }

  @Test
  void putsBackTheOldTargetThatAProcessKilledInItsCommitLeftAside() throws IOException {
    writeOld();
    Files.move(target, root.resolve(".out.replaced"));

    assertThatIllegalArgumentException().isThrownBy(() -> open(IfPresent.REFUSE));

    assertThat(target.resolve("file")).hasContent("old");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void dropsTheOldTargetThatAProcessKilledAfterItsCommitLeftAside() throws IOException {
    Path aside = Files.createDirectory(root.resolve(".out.replaced"));
    Files.writeString(aside.resolve("file"), "old");
    Files.createDirectory(target);
    Files.writeString(target.resolve("file"), "new");
    Files.createDirectory(root.resolve(".out.committed"));

    open(IfPresent.REPLACE).close();

    assertThat(target.resolve("file")).hasContent("new");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "50%", "a#b", "2024-01-01T12:30:00", "grüße", "{x}", "[a]"})
  void takesAnyName(String name) throws IOException {
    target = root.resolve(name);
    writeOld();

    try (OutputTarget output = open(IfPresent.REPLACE)) {
      Path staging = Path.of(output.staging().toUri().getPath());
      Files.writeString(staging.resolve("file"), "new");
      output.commit();
    }

    assertThat(target.resolve("file")).hasContent("new");
    assertThat(namesIn(root)).containsExactly(name);
  }

  @Test
  void makesTheFoldersAboveIt() throws IOException {
    target = root.resolve("a/b/out");

    try (OutputTarget output = open(IfPresent.REFUSE)) {
      output.commit();
    }

    assertThat(target).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "file:/", "foo:bar"})
  void refusesWhatIsNoFolder(String folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutputTarget.open(folder, KIND, IfPresent.REPLACE, configuration))
        .withMessageStartingWith("Invalid folder: \"" + folder + "\" (");
  }

  @Test
  void reportsAParentThatIsAFile() throws IOException {
    Files.writeString(root.resolve("parent"), "a file");
    target = root.resolve("parent/out");

    assertThatThrownBy(() -> open(IfPresent.REFUSE))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith("Cannot write ");
  }

  @Test
  void keepsWhatIsStagedWhereItIsToldToUntilItIsReopened() throws IOException {
    try (OutputTarget output = open(IfPresent.REFUSE)) {
      write(output, "half");
      output.keepStaging();
    }
    assertThat(target).doesNotExist();
    assertThat(namesIn(root)).containsExactly(".out.staging");

    try (TargetLock lock = TargetLock.take(target.toString(), configuration);
        OutputTarget output = OutputTarget.reopen(lock, KIND, IfPresent.REFUSE)) {
      assertThat(output.staging())
          .isEqualTo(OutputTarget.stagingOf(target.toString(), configuration));
      output.keepStaging();
      output.commit();
    }
    assertThat(target.resolve("file")).hasContent("half");
    assertThat(namesIn(root)).containsExactly("out");
  }

  @Test
  void beginsWithNothingWhereItIsOpenedAnew() throws IOException {
    try (OutputTarget output = open(IfPresent.REFUSE)) {
      write(output, "half");
      output.keepStaging();
    }
    try (OutputTarget output = open(IfPresent.REFUSE)) {
      output.commit();
    }
    assertThat(namesIn(target)).isEmpty();
  }

  private OutputTarget open(IfPresent ifPresent) {
    return OutputTarget.open(target.toString(), KIND, ifPresent, configuration);
  }

  private void writeOld() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("file"), "old");
  }

  private static void write(OutputTarget output, String content) throws IOException {
    Files.writeString(Path.of(output.staging().toUri().getPath()).resolve("file"), content);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
