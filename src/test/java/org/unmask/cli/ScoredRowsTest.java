package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unmask.scoring.DatasetScorer;

class ScoredRowsTest {
  private static Row row(String source, @Nullable Double logit, @Nullable String error) {
    Object[] values = {"id", "path", source, "group", "FAKE", logit, logit, error, null};
    return new GenericRowWithSchema(values, DatasetScorer.SCHEMA);
  }

  @Test
  void countsWhatGotNoScoreBySource() {
    Iterator<Row> rows =
        Stream.of(
                row("gone", null, "CORRUPT"),
                row("here", 0.5, null),
                row("gone", null, "CORRUPT"),
                row("here", null, "EMPTY_FILE"))
            .iterator();
    ScoredRows scored = ScoredRows.of(rows, row -> row.getDouble(row.fieldIndex("logit")));
    assertThat(scored.images().size()).isEqualTo(1);
    assertThat(scored.unscoredBySource()).isEqualTo(Map.of("gone", 2L, "here", 1L));
  }
}
