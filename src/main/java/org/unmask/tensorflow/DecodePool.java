package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/** Decodes the images of a batch, one after another or side by side. Thread-safe. */
final class DecodePool implements AutoCloseable {
  private final @Nullable ExecutorService threads;

  private DecodePool(@Nullable ExecutorService threads) {
    this.threads = threads;
  }

  /** So many threads for all callers together; 0 lets each caller work for itself. */
  static DecodePool of(int threads) {
    return new DecodePool(
        threads == 0
            ? null
            : Executors.newFixedThreadPool(
                threads,
                work -> {
                  Thread thread = new Thread(work, "unmask-decode");
                  thread.setDaemon(true);
                  return thread;
                }));
  }

  /** Runs {@code work} for 0 to {@code count - 1}, and returns when all is done. */
  void forEach(int count, IntConsumer work) {
    if (threads == null) {
      for (int i = 0; i < count; i++) {
        work.accept(i);
      }
      return;
    }
    List<Future<?>> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int index = i;
      all.add(threads.submit(() -> work.accept(index)));
    }
    awaitAll(all);
  }

  /** Goes on to wait after a failure or an interrupt: the work writes into memory of the caller. */
  private static void awaitAll(List<Future<?>> all) {
    Throwable failure = null;
    boolean interrupted = false;
    for (int i = 0; i < all.size(); ) {
      try {
        all.get(i).get();
        i++;
      } catch (ExecutionException e) {
        failure = e.getCause();
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new PipelineException("Cannot decode images: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}
