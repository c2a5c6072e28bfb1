package org.unmask.scoring;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.unmask.Progress;

/**
 * Shows how far Spark jobs are: at each end of a task, what an accumulator has counted so far. A
 * task that is run again counts again, so the figure is for the eye, never for a result.
 */
final class ScoringProgress extends SparkListener implements AutoCloseable {
  private final SparkContext context;
  private final LongAccumulator done;
  private final Progress.Task task;

  private ScoringProgress(SparkContext context, LongAccumulator done, Progress.Task task) {
    this.context = context;
    this.done = done;
    this.task = task;
  }

  /** Watches until it is closed; {@code task} stays the caller's to close. */
  static ScoringProgress attach(SparkContext context, LongAccumulator done, Progress.Task task) {
    ScoringProgress progress = new ScoringProgress(context, done, task);
    context.addSparkListener(progress);
    return progress;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    task.advanceTo(done.value());
  }

  /** Stops watching, and shows the last count. */
  @Override
  public void close() {
    context.removeSparkListener(this);
    task.advanceTo(done.value());
  }
}
