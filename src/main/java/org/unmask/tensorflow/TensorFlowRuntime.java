package org.unmask.tensorflow;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.unmask.model.Device;

/** The native library of this process. */
public final class TensorFlowRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(TensorFlowRuntime.class);
  private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

  private static volatile TrainingDevice training = TrainingDevice.ANY;

  private TensorFlowRuntime() {}

  /**
   * Makes sure that this process has the device that somebody asks for.
   *
   * @throws IllegalArgumentException if it is a GPU and none can be used; the message says which
   *     library is missing
   */
  public static void require(Device device) {
    require(device, List.of());
  }

  /** The same where only some GPUs are to be seen. */
  static void require(Device device, List<String> gpus) {
    if (device == Device.GPU) {
      LOG.info("GPUs: {}", new GpuCheck(new NativeGpuProbe()).require(gpus));
    }
  }

  /**
   * As {@link #start(int)}, and says what all later training of this process computes on.
   *
   * @throws IllegalArgumentException if there is no GPU and one is wanted
   */
  public static void start(int threads, Device device, MixedPrecision precision) {
    require(device);
    start(threads);
    List<String> gpus = gpus(device, List.of());
    boolean mixed = precision.isOn(gpus);
    trainOn(
        mixed
            ? TrainingDevice.mixed(device, gpus.size())
            : new TrainingDevice(device, gpus.size(), 1));
    LOG.info(
        "Training on {}{}", gpus.isEmpty() ? "the CPU" : gpus, mixed ? " in mixed precision" : "");
  }

  /** Whether a session on {@code device} has a GPU here. */
  public static boolean onGpu(Device device) {
    return !gpus(device, List.of()).isEmpty();
  }

  /** The GPUs that a session on {@code device} sees of those that it may; none on a CPU. */
  static List<String> gpus(Device device, List<String> addresses) {
    return device == Device.CPU ? List.of() : new GpuCheck(new NativeGpuProbe()).visible(addresses);
  }

  static void trainOn(TrainingDevice device) {
    training = device;
  }

  /** What training sessions compute on. */
  static TrainingDevice training() {
    return training;
  }

  /**
   * Fixes how many threads single operations compute on, for the life of this process. The first
   * session decides, whatever later ones ask for, unless {@code TF_OVERRIDE_GLOBAL_THREADPOOL} is 1
   * in the environment, as {@code scripts/unmask} has it: then each session has what it asks for,
   * and computing features beside a later training is faster by 12 % on two cores.
   *
   * @param threads 1 or more
   */
  public static void start(int threads) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      try (var session = Sessions.onCpu(graph, threads);
          var one = session.runner().fetch(tf.constant(1f)).run()) {
        LOG.info("TensorFlow {} on {} threads, {} result", version(), threads, one.size());
      }
    }
    warnIfOneDnnIsOff();
  }

  private static void warnIfOneDnnIsOff() {
    if (!"1".equals(System.getenv(ONEDNN))) {
      warnThatOneDnnIsOff();
    }
  }

  /** Says so: the library reads its environment while it loads, and later is too late. */
  static void warnThatOneDnnIsOff() {
    LOG.warn(
        "{} is not 1 in the environment of this JVM: without oneDNN a CPU may score at half its"
            + " speed",
        ONEDNN);
  }

  /** The version of the native library, such as {@code 2.18.0}. */
  public static String version() {
    return TensorFlow.version();
  }
}
