package org.unmask.scoring;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ImageError;

/**
 * What this JVM has scored, for the sinks of Spark's metrics system ({@code metrics.properties},
 * {@code spark.metrics.conf.*}): under {@code unmask}, the counters {@code images} and {@code
 * errors.<CODE>}, and the timer {@code batch}, from content to rows. On an executor they stand
 * beside Spark's own.
 */
final class ScoringMetrics implements Source {
  private static @Nullable ScoringMetrics here;
  private static @Nullable SparkEnv registeredIn;

  private final MetricRegistry registry = new MetricRegistry();
  private final Counter images = registry.counter("images");
  private final Timer batch = registry.timer("batch");
  private final Map<ImageError, Counter> errors = new EnumMap<>(ImageError.class);

  private ScoringMetrics() {
    for (ImageError error : ImageError.values()) {
      errors.put(error, registry.counter("errors." + error));
    }
  }

  /** This JVM's metrics, registered with its Spark at the first use. */
  static synchronized ScoringMetrics here() {
    ScoringMetrics metrics = here == null ? new ScoringMetrics() : here;
    here = metrics;
    SparkEnv env = SparkEnv.get();
    // Where a JVM goes on after a session, the next one has a metrics system of its own.
    if (env != null && env != registeredIn) {
      env.metricsSystem().registerSource(metrics);
      registeredIn = env;
    }
    return metrics;
  }

  /** Does the work on one batch, and counts its rows. */
  List<Row> measured(Supplier<List<Row>> work) {
    long start = System.nanoTime();
    List<Row> rows = work.get();
    batch.update(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    images.inc(rows.size());
    for (Row row : rows) {
      String error = row.getString(ScoresSchema.SCHEMA.fieldIndex(ScoresSchema.ERROR));
      Counter counter = error == null ? null : errors.get(ImageError.valueOf(error));
      if (counter != null) {
        counter.inc();
      }
    }
    return rows;
  }

  @Override
  public String sourceName() {
    return "unmask";
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }
}
