package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {
  private final Configuration configuration = new Configuration();

  @ParameterizedTest
  @CsvSource({
    "/photos/*, /photos/scores",
    "/photos/*, /photos/2026/scores",
    "file:/photos/*, /photos/scores",
    "'/photos/{scores,faces}', /photos/scores",
    "/ph*/sc?res, /photos/scores",
    "/photos/.*, /photos/scores",
    "/photos, /photos/scores",
  })
  void refusesATargetThatAnInputWouldMatch(String glob, String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nesting.requireUnmatched(target, List.of("/a", glob), configuration))
        .withMessage(
            "Cannot write %s: it must lie apart from the input %s".formatted(target, glob));
  }

  @ParameterizedTest
  @CsvSource({
    "/photos/*.jpg, /photos/scores",
    "/photos/*/*, /photos/scores",
    "/photos/2026-*, /photos/scores",
    "/photos/*, /scores",
    "/, /scores",
    "'/photos/{a/b,scores}', /photos/scores",
  })
  void acceptsATargetThatNoInputMatches(String glob, String target) {
    assertThatCode(() -> Nesting.requireUnmatched(target, List.of(glob), configuration))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "photos, link/scores",
    "link, photos/scores",
    "link/2026, photos",
    "link, photos/not/there/yet",
    "link/*, photos/scores",
  })
  void followsSymbolicLinks(String input, String target, @TempDir java.nio.file.Path root)
      throws IOException {
    Files.createDirectories(root.resolve("photos/2026"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("photos"));
    String read = root.resolve(input).toString();
    String written = root.resolve(target).toString();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              Nesting.requireApart(written, List.of(read), configuration);
              Nesting.requireUnmatched(written, List.of(read), configuration);
            })
        .withMessage("Cannot write %s: it must lie apart from the input %s", written, read);
  }

  @Test
  void acceptsATargetBesideALinkedInput(@TempDir java.nio.file.Path root) throws IOException {
    Files.createDirectories(root.resolve("photos"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("photos"));
    String written = root.resolve("scores").toString();
    List<String> read = List.of(root.resolve("link").toString());

    assertThatCode(
            () -> {
              Nesting.requireApart(written, read, configuration);
              Nesting.requireUnmatched(written, read, configuration);
            })
        .doesNotThrowAnyException();
  }
}
