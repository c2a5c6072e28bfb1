package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.unmask.PipelineException;
import org.unmask.image.ImageError;
import org.unmask.image.Label;

/** Counts the rows of a scores table while they are written, without a second pass. */
final class ScoreCounts {
  private static final String FILES = "files";

  private final Observation observation = new Observation("scores");

  Dataset<Row> observe(Dataset<Row> scores) {
    Stream<Column> errors =
        Stream.of(ImageError.values()).map(error -> counted(ScoresSchema.ERROR, error.name()));
    Stream<Column> fakes = Stream.of(counted(ScoresSchema.VERDICT, Label.FAKE.name()));
    return scores.observe(
        observation, count(lit(1)).as(FILES), Stream.concat(fakes, errors).toArray(Column[]::new));
  }

  private static Column counted(String column, String value) {
    return count_if(col(column).equalTo(value)).as(value);
  }

  /** What was counted; only after the observed rows have been written. */
  ScoringSummary summary(String modelId, double seconds) {
    Map<String, Object> counted = counted();
    Map<ImageError, Long> errors = new EnumMap<>(ImageError.class);
    for (ImageError error : ImageError.values()) {
      long occurred = number(counted, error.name());
      if (occurred > 0) {
        errors.put(error, occurred);
      }
    }
    return new ScoringSummary(
        modelId, number(counted, FILES), number(counted, Label.FAKE.name()), errors, seconds);
  }

  private Map<String, Object> counted() {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot count the scores: interrupted", e);
    }
  }

  private static long number(Map<String, Object> counted, String name) {
    return counted.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
