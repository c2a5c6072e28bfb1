package org.unmask.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C: stops the work and waits until it has cleaned up behind itself. Runs before Hadoop and
 * Spark close what the cleaning needs.
 */
final class Interruption implements AutoCloseable {
  /** Above those of Spark (50) and of Hadoop's file systems (10). */
  private static final int PRIORITY = 100;

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean happened = new AtomicBoolean();
  private final Runnable hook;

  private Interruption(Thread worker, Runnable cancel) {
    this.hook =
        () -> {
          happened.set(true);
          cancel.run();
          worker.interrupt();
          await();
        };
  }

  /** Watches over the work that the calling thread is about to do. */
  static Interruption watch(Runnable cancel) {
    Interruption interruption = new Interruption(Thread.currentThread(), cancel);
    ShutdownHookManager.get()
        .addShutdownHook(interruption.hook, PRIORITY, PATIENCE_SECONDS + 5, TimeUnit.SECONDS);
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

  private void await() {
    try {
      boolean clean = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!clean) {
        LoggerFactory.getLogger(Interruption.class)
            .warn("Stopped before all was cleaned up: a hidden .staging folder may be left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
