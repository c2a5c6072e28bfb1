package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
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
}
