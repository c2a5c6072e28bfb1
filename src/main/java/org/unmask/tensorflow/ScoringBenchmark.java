package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tensorflow.types.TUint8;
import org.unmask.PipelineException;
import org.unmask.model.Compute;
import org.unmask.model.Device;
import org.unmask.model.Precision;

/** Times the frozen graph alone. */
public final class ScoringBenchmark implements AutoCloseable {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32, 64);
  private static final List<Integer> BATCHES_OF_GPU = List.of(4, 16, 32, 64, 128, 256);

  /**
   * How the graph is called.
   *
   * @param batchSize images in a call
   * @param callers threads that each score batches of their own
   */
  public record Setup(int batchSize, int callers) {

    /** As text, such as {@code batch 4, 2 callers}. */
    public String words() {
      return "batch " + batchSize + ", " + callers + (callers == 1 ? " caller" : " callers");
    }
  }

  /** What a setup reached. */
  public record Timed(Setup setup, double imagesPerSecond) {}

  private final int inputSize;
  private final InferenceSession network;
  private final List<Integer> batches;

  /** Opens the graph of a model on a device; where that is a GPU, larger batches are tried too. */
  public ScoringBenchmark(FrozenModel model, Device device, Precision precision) {
    inputSize = model.spec().inputSize();
    network =
        InferenceSession.open(model.graph(), inputSize, Compute.ofThreads(1), device, precision);
    batches = TensorFlowRuntime.onGpu(device) ? BATCHES_OF_GPU : BATCHES;
  }

  /**
   * Times batches from small to large, on one caller, one a slot, and two a slot, after a warm-up.
   *
   * @param slots how many callers there are cores for
   * @param seconds for each setup
   */
  public List<Timed> search(int slots, double seconds) {
    imagesPerSecond(new Setup(batches.get(0), slots), seconds);
    List<Timed> timed = new ArrayList<>();
    for (int callers : new TreeSet<>(List.of(1, slots, 2 * slots))) {
      for (int batch : batches) {
        Setup setup = new Setup(batch, callers);
        timed.add(new Timed(setup, imagesPerSecond(setup, seconds)));
      }
    }
    return timed;
  }

  /** The fastest of them. */
  public static Setup fastest(List<Timed> timed) {
    return timed.stream()
        .max(Comparator.comparingDouble(Timed::imagesPerSecond))
        .orElseThrow(() -> new IllegalArgumentException("Invalid setups: none (1 or more)"))
        .setup();
  }

  /**
   * Images a second, fed the same random tensors each time.
   *
   * @param seconds how long the callers begin new batches
   */
  public double imagesPerSecond(Setup setup, double seconds) {
    ExecutorService threads = Executors.newFixedThreadPool(setup.callers());
    try {
      long begin = System.nanoTime();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < setup.callers(); i++) {
        counts.add(threads.submit(() -> score(setup.batchSize(), begin, seconds)));
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
        network
            .session()
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

  /** What most layers compute with: {@code FLOAT32} or {@code BFLOAT16}. */
  public Precision precision() {
    return network.precision();
  }

  @Override
  public void close() {
    network.close();
  }
}
