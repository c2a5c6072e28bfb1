package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.unmask.PipelineException;
import org.unmask.image.ContentHash;

/**
 * The least that a pass over JPEG files can do, to compare with: read each file, hash it, decode it
 * once. Nothing is checked, kept or written.
 */
public final class PlainPass implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TString> contents;
  private final Operand<TUint8> decoded;

  public PlainPass() {
    Ops tf = Ops.create(graph);
    contents = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    decoded = tf.image.decodeJpeg(contents, new DecodeJpeg.Options[] {DecodeJpeg.channels(3L)});
    session = Sessions.forInference(graph, 1);
  }

  /**
   * Passes over {@code files} once.
   *
   * @param threads 1 or more
   * @return seconds of wall time
   * @throws PipelineException if a file cannot be read or decoded
   */
  public double seconds(List<Path> files, int threads) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> passAll(files, next)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (ExecutionException e) {
      throw new PipelineException("Cannot pass over the files: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot pass over the files: interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private @Nullable Void passAll(List<Path> files, AtomicInteger next) throws IOException {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      byte[] content = Files.readAllBytes(files.get(i));
      if (ContentHash.sha256Hex(content).isEmpty()) {
        throw new IllegalStateException("A hash is never empty");
      }
      try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content));
          Result result = session.runner().feed(contents, bytes).fetch(decoded).run()) {
        if (result.size() != 1) {
          throw new IllegalStateException("One image was decoded");
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
