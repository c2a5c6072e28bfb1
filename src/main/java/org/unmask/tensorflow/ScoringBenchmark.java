package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.types.TUint8;
import org.unmask.PipelineException;

/** Times the frozen graph alone. */
public final class ScoringBenchmark implements AutoCloseable {
  private final int inputSize;
  private final Graph graph = new Graph();
  private final Session session;

  public ScoringBenchmark(FrozenModel model) {
    inputSize = model.spec().inputSize();
    graph.importGraphDef(model.graph());
    session = Sessions.forInference(graph, 1);
  }

  /**
   * Images a second, fed the same random tensors each time.
   *
   * @param callers threads that each score batches of their own
   * @param seconds how long they begin new batches
   */
  public double imagesPerSecond(int batchSize, int callers, double seconds) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long begin = System.nanoTime();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        counts.add(threads.submit(() -> score(batchSize, begin, seconds)));
      }
      long images = 0;
      for (Future<Long> count : counts) {
        images += count.get();
      }
      return images / ((System.nanoTime() - begin) / 1e9);
    } catch (ExecutionException e) {
      throw new PipelineException("Cannot score random tensors: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot score random tensors: interrupted", e);
    } finally {
      threads.shutdown();
    }
  }

  private long score(int batchSize, long begin, double seconds) {
    byte[] pixels = new byte[batchSize * inputSize * inputSize * 3];
    new Random(1).nextBytes(pixels);
    long images = 0;
    try (TUint8 batch = Tensors.bytes(pixels, batchSize, inputSize, inputSize, 3)) {
      while ((System.nanoTime() - begin) / 1e9 < seconds) {
        session
            .runner()
            .feed(FrozenGraph.IMAGES, batch)
            .fetch(FrozenGraph.PROBABILITY)
            .run()
            .close();
        images += batchSize;
      }
    }
    return images;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
