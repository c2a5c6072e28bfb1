package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageError;

class ScoringSummaryTest {

  @Test
  void derivesItsTotalsAndWritesThemInSnakeCase() {
    ScoringSummary summary =
        new ScoringSummary(
            "m1", 10, 3, Map.of(ImageError.NOT_AN_IMAGE, 1L, ImageError.CORRUPT, 2L), 4.0);

    assertThat(summary.toJson())
        .isEqualTo(
            """
            {
              "model_id" : "m1",
              "files" : 10,
              "scored" : 7,
              "fakes" : 3,
              "reals" : 4,
              "errors" : {
                "NOT_AN_IMAGE" : 1,
                "CORRUPT" : 2
              },
              "seconds" : 4.0,
              "images_per_second" : 2.5
            }
            """);
  }

  @Test
  void knowsACorpusWithoutImagesFromOneOfBrokenImages() {
    Map<ImageError, Long> none = Map.of(ImageError.NOT_AN_IMAGE, 1L, ImageError.EMPTY_FILE, 2L);

    assertThat(new ScoringSummary("m", 3, 0, none, 1).holdsNoImage()).isTrue();
    assertThat(new ScoringSummary("m", 4, 0, none, 1).holdsNoImage()).isFalse();
    assertThat(new ScoringSummary("m", 3, 0, Map.of(ImageError.CORRUPT, 3L), 1).holdsNoImage())
        .isFalse();
  }
}
