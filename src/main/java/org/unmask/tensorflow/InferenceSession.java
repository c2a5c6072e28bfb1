package org.unmask.tensorflow;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;
import org.unmask.model.Compute;
import org.unmask.model.Device;
import org.unmask.model.Precision;

/** A {@link FrozenGraph}, open to score with the precision that was asked for. Thread-safe. */
final class InferenceSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceSession.class);

  private final boolean narrow;
  private final Graph graph = new Graph();
  private final Session session;
  private final ExecutedGraph executed;

  private InferenceSession(
      GraphDef definition, boolean narrow, int inputSize, Compute compute, Device device) {
    this.narrow = narrow;
    graph.importGraphDef(narrow ? Bfloat16Graph.of(definition) : definition);
    session = Sessions.forInference(graph, compute, device);
    try {
      executed = ExecutedGraph.of(session, inputSize);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a graph; the caller closes it.
   *
   * @param inputSize width and height that the graph takes
   * @throws IllegalArgumentException if bfloat16 is wanted and cannot be had here
   */
  static InferenceSession open(
      GraphDef definition, int inputSize, Compute compute, Device device, Precision precision) {
    boolean onCpu = TensorFlowRuntime.gpus(device, compute.gpus()).isEmpty();
    if (precision == Precision.BFLOAT16
        || (precision == Precision.AUTO && onCpu && CpuFeatures.here().hasMatrixBfloat16())) {
      Optional<InferenceSession> narrow = narrow(definition, inputSize, compute, device);
      if (narrow.isPresent()) {
        return narrow.get();
      }
      if (precision == Precision.BFLOAT16) {
        throw new IllegalArgumentException(
            ("Cannot score in bfloat16: it needs a CPU with AVX-512 and oneDNN"
                    + " (TF_ENABLE_ONEDNN_OPTS=1), and no GPU; this CPU has %s"
                    + " (score.precision = auto takes float32 here)")
                .formatted(CpuFeatures.here().words()));
      }
    }
    return new InferenceSession(definition, false, inputSize, compute, device);
  }

  /** None where other kernels than oneDNN's would compute: they are slow, or there are none. */
  private static Optional<InferenceSession> narrow(
      GraphDef definition, int inputSize, Compute compute, Device device) {
    try {
      InferenceSession opened = new InferenceSession(definition, true, inputSize, compute, device);
      if (opened.executed.isAllByOneDnn()) {
        return Optional.of(opened);
      }
      opened.close();
      LOG.info("Not in bfloat16: oneDNN computes only part of it here");
    } catch (TensorFlowException e) {
      LOG.warn("Not in bfloat16", e);
    }
    return Optional.empty();
  }

  Session session() {
    return session;
  }

  /** What most layers compute with: {@code FLOAT32} or {@code BFLOAT16}. */
  Precision precision() {
    return narrow ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  /** Says once in the log what makes this machine fast, or what it lacks. */
  void log(String modelId) {
    executed.log(modelId, precision());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
