package org.unmask.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.random.RandomUniform;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;
import org.unmask.model.Device;

/**
 * Times products of large square matrices, the nearest that a program comes to a device's peak:
 * what a network reaches is held against it. GPUs since Ampere multiply float32 in TensorFloat-32,
 * here as in training.
 */
public final class MatrixBenchmark implements AutoCloseable {
  /** In one call, so that what a call costs does not count. */
  private static final int PRODUCTS = 8;

  private final int size;
  private final Graph graph = new Graph();
  private final Session session;
  private final Op single;
  private final Op half;

  /**
   * Fills two matrices.
   *
   * @param size rows and columns, such as 8192 for a GPU and 2048 for a CPU
   * @param threads that a product takes on a CPU
   */
  public MatrixBenchmark(int size, int threads, Device device) {
    this.size = size;
    Ops tf = Ops.create(graph);
    Variable<TFloat32> first = tf.variable(uniform(tf, 1));
    Variable<TFloat32> second = tf.variable(uniform(tf, 2));
    single = chain(tf, first, second);
    half = chain(tf, tf.dtypes.cast(first, TFloat16.class), tf.dtypes.cast(second, TFloat16.class));
    TrainingDevice plain = new TrainingDevice(device, 0, 1);
    session = new Session(graph, Sessions.training(threads, plain));
    session.runner().addTarget(tf.assign(first, uniform(tf, 3))).run();
    session.runner().addTarget(tf.assign(second, uniform(tf, 4))).run();
  }

  /** Of variance 1 / size, so that products of products neither vanish nor overflow. */
  private Operand<TFloat32> uniform(Ops tf, long seed) {
    Operand<TFloat32> unit =
        tf.random.randomUniform(
            tf.constant(new int[] {size, size}), TFloat32.class, RandomUniform.seed(seed));
    float width = (float) Math.sqrt(12.0 / size);
    return tf.math.mul(tf.math.sub(unit, tf.constant(0.5f)), tf.constant(width));
  }

  private static <T extends TNumber> Op chain(Ops tf, Operand<T> first, Operand<T> second) {
    Operand<T> product = first;
    for (int i = 0; i < PRODUCTS; i++) {
      product = tf.linalg.matMul(product, second);
    }
    return product;
  }

  /** Floating-point operations a second in float32, additions counted, after a warm-up. */
  public double float32(double seconds) {
    return rate(single, seconds);
  }

  /** The same in float16, which a CPU does slowly. */
  public double float16(double seconds) {
    return rate(half, seconds);
  }

  private double rate(Op chain, double seconds) {
    run(chain);
    long begin = System.nanoTime();
    long products = 0;
    while ((System.nanoTime() - begin) / 1e9 < seconds) {
      run(chain);
      products += PRODUCTS;
    }
    return 2.0 * size * size * size * products / ((System.nanoTime() - begin) / 1e9);
  }

  private void run(Op chain) {
    session.runner().addTarget(chain).run().close();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
