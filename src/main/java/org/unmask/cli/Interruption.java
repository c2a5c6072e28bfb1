package org.unmask.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Ctrl-C: stops the work and waits until it has cleaned up behind itself. Runs before Hadoop and
 * Spark close what the cleaning needs.
 */
final class Interruption implements AutoCloseable {
  /** Above those of Spark (50) and of Hadoop's file systems (10). */
  private static final int PRIORITY = 100;

  private static final long GRACE_SECONDS = 3;

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean happened = new AtomicBoolean();
  private final Runnable hook;

  private Interruption(Thread worker, Runnable cancel) {
    this.hook =
        () -> {
          happened.set(true);
          cancel.run();
          // What waits for Spark ends by that. An interrupt is the second choice, since file
          // systems
          // heed it too, and would give up cleaning.
          if (!finishedWithin(GRACE_SECONDS)) {
            worker.interrupt();
            finishedWithin(PATIENCE_SECONDS);
          }
        };
  }

  /** Watches over the work that the calling thread is about to do. */
  static Interruption watch(Runnable cancel) {
    Interruption interruption = new Interruption(Thread.currentThread(), cancel);
    ShutdownHookManager.get()
        .addShutdownHook(
            interruption.hook, PRIORITY, GRACE_SECONDS + PATIENCE_SECONDS + 5, TimeUnit.SECONDS);
    return interruption;
  }

  boolean happened() {
    return happened.get();
  }

  /** Says that the work has ended, and all is clean. */
  @Override
  public void close() {
    finished.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }

  private boolean finishedWithin(long seconds) {
    try {
      return finished.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
