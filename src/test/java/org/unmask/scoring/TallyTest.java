package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageError;
import org.unmask.model.Precision;
import org.unmask.model.TraitCounts;

class TallyTest {
  @Test
  void countsKeptRowsInTheSharesOfTheirTable() {
    // 8 of 10 have a score; a quarter of the table was computed in float32.
    Tally kept = tally(10, Map.of(ImageError.CORRUPT, 2L));

    assertThat(
            kept.computedAs(Map.of(Precision.FLOAT32, 25L, Precision.BFLOAT16, 75L)).precisions())
        .containsOnly(entry(Precision.FLOAT32, 2L), entry(Precision.BFLOAT16, 6L));
  }

  @Test
  void neverTakesAMixedTableForOneOfAKind() {
    Map<Precision, Long> table = Map.of(Precision.FLOAT32, 1L, Precision.BFLOAT16, 1_000_000L);

    assertThat(tally(10, Map.of()).computedAs(table).precisions())
        .containsOnly(entry(Precision.FLOAT32, 1L), entry(Precision.BFLOAT16, 9L));
  }

  @Test
  void knowsNothingOfATableThatSaysNothing() {
    assertThat(tally(10, Map.of()).computedAs(Map.of()).precisions()).isEmpty();
    assertThat(
            tally(3, Map.of(ImageError.CORRUPT, 3L))
                .computedAs(Map.of(Precision.FLOAT32, 7L))
                .precisions())
        .isEmpty();
  }

  private static Tally tally(long files, Map<ImageError, Long> errors) {
    return new Tally(
        files, 0, errors, Collections.nCopies(Tally.BINS, 0L), TraitCounts.NONE, Map.of());
  }
}
