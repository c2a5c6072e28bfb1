package org.unmask.dataset;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.Progress;

/**
 * Shows how far the Spark jobs of this thread are, from opening to closing: their tasks add to
 * {@link #done}, and each task that ends moves the progress on, as does each heartbeat of an
 * executor ({@code spark.executor.heartbeatInterval}, 10 s) for tasks that run long. The jobs carry
 * what is shown as their description, so that Spark's own pages say the same.
 */
public final class JobProgress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);
  private static final String DESCRIPTION = "spark.job.description";

  private final SparkContext context;
  private final LongAccumulator done;
  private volatile long total;
  private final Progress.Task task;
  private final String what;
  private final long start = System.nanoTime();
  private final SparkListener listener;
  private final @Nullable String outerDescription;
  private final TasksUnderWay underWay;

  private JobProgress(
      SparkContext context, LongAccumulator done, long total, Progress.Task task, String what) {
    this.context = context;
    this.done = done;
    this.underWay = new TasksUnderWay(done.id());
    this.total = total;
    this.task = task;
    this.what = what;
    this.outerDescription = context.getLocalProperty(DESCRIPTION);
    this.listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskInfo() != null) {
              underWay.ended(end.taskInfo().taskId());
            }
            show();
          }

          @Override
          public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
            underWay.update(update);
            show();
          }
        };
    context.addSparkListener(listener);
    context.setLocalProperty(DESCRIPTION, what);
  }

  /**
   * Begins to show.
   *
   * @param what a short phrase, such as {@code "Reading images"}
   * @param unit the plural of what is counted
   * @param total how many there are, or -1 if not known
   */
  public static JobProgress start(
      SparkContext context, Progress progress, String what, String unit, long total) {
    LongAccumulator done = context.longAccumulator(what);
    return new JobProgress(context, done, total, progress.start(what, unit, total), what);
  }

  /** Runs {@code work} with a description on its Spark jobs, where there is no progress to show. */
  public static <T> T described(SparkContext context, String what, Supplier<T> work) {
    String outer = context.getLocalProperty(DESCRIPTION);
    context.setLocalProperty(DESCRIPTION, what);
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      LOG.info("{} took {} ms", what, (System.nanoTime() - start) / 1_000_000);
      context.setLocalProperty(DESCRIPTION, outer);
    }
  }

  /** What tasks add to: 1 for each unit that is done. */
  public LongAccumulator done() {
    return done;
  }

  /** Says how many there are, now that it is known. */
  public void expect(long newTotal) {
    total = newTotal;
    task.expect(newTotal);
  }

  /** Ends the show; the description of jobs is again what it was before. */
  @Override
  public void close() {
    context.removeSparkListener(listener);
    context.setLocalProperty(DESCRIPTION, outerDescription);
    underWay.clear();
    show();
    task.close();
    LOG.info("{}: {} in {} ms", what, done.value(), (System.nanoTime() - start) / 1_000_000);
  }

  private void show() {
    long value = done.sum() + underWay.sum();
    // A task that Spark runs again adds again.
    task.advanceTo(total < 0 ? value : Math.min(value, total));
  }
}
