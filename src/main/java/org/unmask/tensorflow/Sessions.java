package org.unmask.tensorflow;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.unmask.model.Compute;
import org.unmask.model.Device;

/**
 * Sessions with their threads and devices. The pool on which single operations compute ({@code
 * intra_op}) is each session's own or the first one's: see {@link TensorFlowRuntime#start(int)}.
 */
final class Sessions {
  /** Operations run on the thread that calls {@code run}, one after another. */
  private static final int CALLERS_THREAD = -1;

  private Sessions() {}

  /** For many threads that each run a batch: nothing is handed to another thread. */
  static Session forInference(Graph graph, int threads) {
    return forInference(graph, Compute.ofThreads(threads), Device.AUTO);
  }

  /**
   * The same, on the GPUs that {@code compute} names where there are any and {@code device} wants
   * them.
   */
  static Session forInference(Graph graph, Compute compute, Device device) {
    return new Session(graph, inference(compute, device));
  }

  /** The same for what a GPU would only slow down, such as decoding. */
  static Session onCpu(Graph graph, int threads) {
    return forInference(graph, Compute.ofThreads(threads), Device.CPU);
  }

  /**
   * For one thread that trains: independent gradients may run side by side. On the device that
   * {@link TensorFlowRuntime#start} was told.
   *
   * <p>Tried on a CPU with AMX and not kept, at 35 images/s of a step of 32 at 224 pixels: bfloat16
   * by Grappler's oneDNN pass (28: depthwise gradients have no fast kernel for it), oneDNN's
   * bfloat16 arithmetic, another memory layout, no remapping, memory of malloc kept mapped (all
   * 35), one thread between operations (34), batches of 16, 8 and 4 (34, 30, 24), three and four
   * threads an operation on two cores (slower by 12 and 5 %).
   */
  static Session forTraining(Graph graph, int threads) {
    return new Session(graph, training(threads, TensorFlowRuntime.training()));
  }

  static ConfigProto inference(Compute compute, Device device) {
    return on(device, config(compute.threads(), CALLERS_THREAD, gpus(compute.gpus()))).build();
  }

  static ConfigProto training(int threads, TrainingDevice training) {
    ConfigProto.Builder config = on(training.device(), config(threads, threads, gpus(List.of())));
    if (training.isMixed()) {
      config.setGraphOptions(
          GraphOptions.newBuilder()
              .setRewriteOptions(
                  RewriterConfig.newBuilder().setAutoMixedPrecision(RewriterConfig.Toggle.ON)));
    }
    return config.build();
  }

  /** A GPU is not even initialised where its count is 0. */
  private static ConfigProto.Builder on(Device device, ConfigProto.Builder config) {
    return device == Device.CPU ? config.putDeviceCount("GPU", 0) : config;
  }

  static ConfigProto.Builder config(int intraOp, int interOp, GPUOptions gpus) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOp)
        .setInterOpParallelismThreads(interOp)
        .setUsePerSessionThreads(interOp > 0)
        .setGpuOptions(gpus);
  }

  /** Memory as it is needed: the first session would else take whole cards. */
  static GPUOptions gpus(List<String> addresses) {
    return GPUOptions.newBuilder()
        .setAllowGrowth(true)
        .setVisibleDeviceList(String.join(",", addresses))
        .build();
  }
}
