package org.unmask.dataset;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.unmask.PipelineException;

/**
 * Work on Spark that goes on beside that of the thread which starts it: chains of small jobs, side
 * by side, fill the cores that each leaves idle.
 */
public final class Beside<T> implements AutoCloseable {
  private final String what;
  private final FutureTask<T> task;
  private final Thread thread;

  private Beside(String what, FutureTask<T> task, Thread thread) {
    this.what = what;
    this.task = task;
    this.thread = thread;
  }

  /**
   * Starts {@code work} on a thread that inherits the properties of Spark's jobs.
   *
   * @param what what cannot be done if it fails, such as {@code "sum up the dataset"}
   */
  public static <T> Beside<T> start(String what, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "unmask: " + what);
    thread.setDaemon(true);
    thread.start();
    return new Beside<>(what, task, thread);
  }

  /**
   * Waits for what came of it.
   *
   * @throws RuntimeException as the work threw it
   * @throws PipelineException if the work failed otherwise, or the wait was interrupted
   */
  public T join() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw SparkFailure.of(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Interrupted: cannot " + what, e);
    }
  }

  /** Ends it where nobody waited for it, and waits until it no longer writes. */
  @Override
  public void close() {
    task.cancel(true);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
