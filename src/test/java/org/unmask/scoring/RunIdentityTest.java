package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmask.image.ImageLimits;

class RunIdentityTest {
  private static final String WORKING_DIRECTORY = "test.working-directory";

  /** The local disk as a process sees it that was started in a folder of its own. */
  public static final class StartedElsewhere extends LocalFileSystem {
    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
      super.initialize(uri, configuration);
      setWorkingDirectory(new Path(configuration.get(WORKING_DIRECTORY)));
    }
  }

  static Stream<CorpusInput> relativeInputs() {
    return Stream.of(
        new CorpusInput.Files(List.of("photos")),
        new CorpusInput.Files(List.of("/data/more", "photos/{a,b}*/[0-9]?.jpg")),
        new CorpusInput.PathList("list.csv", "path"),
        new CorpusInput.Table("table", "content", ""));
  }

  @ParameterizedTest
  @MethodSource("relativeInputs")
  void aRelativePathIsAnotherInputInAnotherWorkingDirectory(CorpusInput input) {
    RunIdentity before = identity(input, "/data/2024");
    RunIdentity now = identity(input, "/data/2025");

    assertThat(now.sameInput(before)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> now.requireSame(before, "scores"));
    assertThat(identity(input, "/data/2024").sameInput(before)).isTrue();
  }

  @Test
  void keepsPathsWholeAndGlobsAsTheyAre() {
    assertThat(images(new CorpusInput.Files(List.of("photos/{a,b}*/[0-9]?.jpg", "/data/a b"))))
        .isEqualTo("file:/data/[x]/photos/{a,b}*/[0-9]?.jpg, file:/data/a b");
    assertThat(images(new CorpusInput.PathList("../list.csv", "path")))
        .isEqualTo("list file:/data/list.csv");
    assertThat(images(new CorpusInput.Table("file:/data/table", "content", "")))
        .isEqualTo("table file:/data/table");
  }

  private static String images(CorpusInput input) {
    return String.valueOf(identity(input, "/data/[x]").values().get("images"));
  }

  @Test
  void knowsTheInputOfAnOlderVersionOnlyWhereItSaysTheSameInAnyWorkingDirectory() {
    CorpusInput absolute = new CorpusInput.Files(List.of("/data/photos", "/data/more"));
    CorpusInput relative = new CorpusInput.Files(List.of("photos", "/data/more"));

    RunIdentity same = identity(absolute, "/data");
    assertThat(same.sameInput(older(absolute))).isTrue();
    assertThatCode(() -> same.requireSame(older(absolute), "scores")).doesNotThrowAnyException();
    RunIdentity unknown = identity(relative, "/data");
    assertThat(unknown.sameInput(older(relative))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unknown.requireSame(older(relative), "scores"))
        .withMessage(
            "Cannot resume scores: its images is photos, /data/more, now it is"
                + " file:/data/photos, file:/data/more (--overwrite begins anew)");
  }

  private static RunIdentity older(CorpusInput input) {
    String now = identity(input, "/data").toJson(Begin.NEW);
    String images = String.valueOf(RunIdentity.from(now).values().get("images"));
    return RunIdentity.from(now.replace(images, input.described()));
  }

  private static RunIdentity identity(CorpusInput input, String workingDirectory) {
    Configuration configuration = new Configuration();
    configuration.setClass("fs.file.impl", StartedElsewhere.class, LocalFileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    configuration.set(WORKING_DIRECTORY, workingDirectory);
    return RunIdentity.of(
        input, new FakeRecipe("model", 0.5).spec(), ImageLimits.DEFAULT, configuration);
  }
}
