package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageError;
import org.unmask.model.ImageTrait;
import org.unmask.model.Precision;
import org.unmask.model.TraitCounts;

class ScoringSummaryTest {
  private static final TraitCounts FORMATS =
      new TraitCounts(Map.of(ImageTrait.FORMAT, List.of(2L, 0L, 0L, 0L, 1L)));

  @Test
  void derivesItsTotalsAndWritesThemInSnakeCase() {
    ScoringSummary summary =
        new ScoringSummary(
            "m1",
            10,
            2,
            4,
            1,
            3,
            Map.of(ImageError.NOT_AN_IMAGE, 1L, ImageError.CORRUPT, 2L),
            List.of(4L, 3L),
            FORMATS,
            Map.of(Precision.BFLOAT16, 5L, Precision.FLOAT32, 2L),
            Map.of("scoring", 4.0));

    assertThat(summary.toJson())
        .isEqualTo(
            """
            {
              "model_id" : "m1",
              "files" : 10,
              "kept" : 2,
              "dropped" : 4,
              "lost" : 1,
              "scored" : 7,
              "fakes" : 3,
              "reals" : 4,
              "fake_share" : 0.42857142857142855,
              "errors" : {
                "NOT_AN_IMAGE" : 1,
                "CORRUPT" : 2
              },
              "seconds" : 4.0,
              "images_per_second" : 2.0,
              "stages" : {
                "scoring" : 4.0
              },
              "histogram" : [ 4, 3 ],
              "traits" : {
                "format" : [ 2, 0, 0, 0, 1 ]
              },
              "precision" : {
                "float32" : 2,
                "bfloat16" : 5
              }
            }
            """);
  }

  @Test
  void knowsACorpusWithoutImagesFromOneOfBrokenImages() {
    Map<ImageError, Long> none = Map.of(ImageError.NOT_AN_IMAGE, 1L, ImageError.EMPTY_FILE, 2L);

    assertThat(summary(3, none).holdsNoImage()).isTrue();
    assertThat(summary(4, none).holdsNoImage()).isFalse();
    assertThat(summary(3, Map.of(ImageError.CORRUPT, 3L)).holdsNoImage()).isFalse();
  }

  @Test
  void readsWhatItWrites() {
    Tally tally =
        new Tally(
            7,
            2,
            Map.of(ImageError.CORRUPT, 3L),
            Collections.nCopies(Tally.BINS, 1L),
            FORMATS,
            Map.of(Precision.BFLOAT16, 4L));
    ScoringSummary summary =
        ScoringSummary.of("m", tally, 4, Map.of("listing", 0.5, "scoring", 2.0)).after(3, 1);

    assertThat(ScoringSummary.fromJson(summary.toJson())).isEqualTo(summary);
  }

  private static ScoringSummary summary(long files, Map<ImageError, Long> errors) {
    return new ScoringSummary(
        "m", files, 0, 0, 0, 0, errors, List.of(), TraitCounts.NONE, Map.of(), Map.of());
  }
}
