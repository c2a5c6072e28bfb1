package org.unmask.tensorflow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;

/** The native library of this process. */
public final class TensorFlowRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(TensorFlowRuntime.class);
  private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

  private TensorFlowRuntime() {}

  /**
   * Fixes how many threads single operations compute on, for the life of this process: the first
   * session decides, whatever later ones ask for.
   *
   * @param threads 1 or more
   */
  public static void start(int threads) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      try (var session = Sessions.forInference(graph, threads);
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
