package org.unmask.training;

import java.util.function.BiConsumer;

/** What may be seen of a network while it trains; looking changes nothing. */
public interface NetworkView {

  /** The graph that trains, as TensorBoard reads it: the bytes of a {@code GraphDef}. */
  byte[] graph();

  /**
   * Hands out the weights that train, one at a time: its name, such as {@code Conv1/kernel}, and a
   * fresh array of its values. Reads all of them, so it is for the ends of epochs.
   */
  void weights(BiConsumer<String, float[]> each);
}
