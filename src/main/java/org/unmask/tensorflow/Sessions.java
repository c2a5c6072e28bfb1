package org.unmask.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * Sessions with their threads. The first session of a process sizes the pool on which single
 * operations compute ({@code intra_op}), whatever later ones ask for.
 */
final class Sessions {
  /** Operations run on the thread that calls {@code run}, one after another. */
  private static final int CALLERS_THREAD = -1;

  private Sessions() {}

  /** For many threads that each run a batch: nothing is handed to another thread. */
  static Session forInference(Graph graph, int threads) {
    return new Session(graph, config(threads, CALLERS_THREAD));
  }

  /** For one thread that trains: independent gradients may run side by side. */
  static Session forTraining(Graph graph, int threads) {
    return new Session(graph, config(threads, threads));
  }

  private static ConfigProto config(int intraOp, int interOp) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOp)
        .setInterOpParallelismThreads(interOp)
        .setUsePerSessionThreads(interOp > 0)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }
}
