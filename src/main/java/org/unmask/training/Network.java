package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What learns. Not thread-safe; holds native memory until {@link #close}.
 *
 * @param <B> the kind of batch that it learns from
 */
public interface Network<B extends Batch> extends NetworkView, AutoCloseable {

  /**
   * One step of the optimiser.
   *
   * @param step the number of steps taken before, 0 for the first; Adam's bias correction needs it
   * @param learningRate above 0
   * @return the mean binary cross-entropy of the batch before the step, in nats
   */
  double train(B batch, long step, double learningRate);

  /** The logit of each example in inference mode, above 0 for FAKE; changes nothing. */
  float[] logits(B batch);

  /** Writes all state, the optimiser's too, into an existing empty folder. */
  void save(Path folder) throws IOException;

  /** Reads back what {@link #save} wrote. */
  void restore(Path folder) throws IOException;

  @Override
  void close();
}
