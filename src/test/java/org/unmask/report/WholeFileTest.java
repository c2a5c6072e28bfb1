package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void writesUtf8IntoAFolderThatItMakesAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a/b/manifest.json");
    WholeFile.write(file, JsonNodeFactory.instance.objectNode().put("who", "Zo\u00EB"));
    assertThat(file).hasContent("{\n  \"who\" : \"Zo\u00EB\"\n}\n");
    assertThat(file.toFile().getParentFile().list()).containsExactly("manifest.json");
  }

  @Test
  void replacesAnOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x.txt"), "a longer old text");
    WholeFile.write(file, "new");
    assertThat(file).hasContent("new");
  }

  @Test
  void leavesNothingBesideAPlaceThatIsTaken() throws IOException {
    Path taken = folder.resolve("plots");
    Files.createDirectories(taken.resolve("inside"));
    assertThatThrownBy(() -> WholeFile.write(taken, "text"))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith("Cannot write " + taken + ": ");
    assertThat(folder.toFile().list()).containsExactly("plots");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("x.txt"), "");
    Path file = notAFolder.resolve("y.txt");
    assertThatThrownBy(() -> WholeFile.write(file, "text"))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith("Cannot write " + file + ": ");
  }
}
