package org.unmask.tensorflow;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.unmask.model.Compute;

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
    return forInference(graph, Compute.ofThreads(threads));
  }

  /** The same, on the GPUs that {@code compute} names where there are any. */
  static Session forInference(Graph graph, Compute compute) {
    return new Session(graph, config(compute.threads(), CALLERS_THREAD, gpus(compute.gpus())));
  }

  /** For one thread that trains: independent gradients may run side by side. */
  static Session forTraining(Graph graph, int threads) {
    return new Session(graph, config(threads, threads, gpus(List.of())));
  }

  private static ConfigProto config(int intraOp, int interOp, GPUOptions gpus) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOp)
        .setInterOpParallelismThreads(interOp)
        .setUsePerSessionThreads(interOp > 0)
        .setGpuOptions(gpus)
        .build();
  }

  /** Memory as it is needed: the first session would else take whole cards. */
  static GPUOptions gpus(List<String> addresses) {
    return GPUOptions.newBuilder()
        .setAllowGrowth(true)
        .setVisibleDeviceList(String.join(",", addresses))
        .build();
  }
}
