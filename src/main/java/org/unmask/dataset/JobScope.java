package org.unmask.dataset;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Spark jobs of the thread that opens it, and of threads which that starts. Once it is closed
 * none of their tasks writes any more: where one task fails, Spark throws on the driver while the
 * others still run, and they would bring back files that the driver removes.
 */
final class JobScope implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobScope.class);
  private static final String TAGS = "spark.job.tags";
  private static final long MAX_WAIT_SECONDS = 60;

  private final SparkContext context;
  private final String tag = "unmask-" + UUID.randomUUID();
  private final RunningTasks running = new RunningTasks();

  private JobScope(SparkContext context) {
    this.context = context;
  }

  static JobScope open(SparkContext context) {
    JobScope scope = new JobScope(context);
    context.addSparkListener(scope.running);
    context.addJobTag(scope.tag);
    return scope;
  }

  /** Cancels jobs that still run, and waits until their tasks have ended, a minute at most. */
  @Override
  public void close() {
    if (context.isStopped()) {
      return;
    }
    context.removeJobTag(tag);
    boolean interrupted = Thread.interrupted();
    try {
      context.cancelJobsWithTag(tag, "the work has ended");
      // Listeners hear late: until then a task may run that is not counted yet.
      context.listenerBus().waitUntilEmpty(TimeUnit.SECONDS.toMillis(MAX_WAIT_SECONDS));
      if (!running.awaitNone(MAX_WAIT_SECONDS)) {
        LOG.warn("Tasks still run {} s after their job was cancelled", MAX_WAIT_SECONDS);
      }
    } catch (TimeoutException e) {
      LOG.warn("Spark is late to tell which tasks still run", e);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      context.removeSparkListener(running);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Counts the tasks of the scope's stages. */
  private final class RunningTasks extends SparkListener {
    private final Set<Integer> stages = new HashSet<>();
    private final Set<Long> tasks = new HashSet<>();

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
      if (start.properties() != null && start.properties().getProperty(TAGS, "").contains(tag)) {
        CollectionConverters.asJava(start.stageIds()).forEach(id -> stages.add((Integer) id));
      }
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
      if (stages.contains(start.stageId())) {
        tasks.add(start.taskInfo().taskId());
      }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskInfo() != null && tasks.remove(end.taskInfo().taskId()) && tasks.isEmpty()) {
        notifyAll();
      }
    }

    synchronized boolean awaitNone(long seconds) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (!tasks.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    }
  }
}
