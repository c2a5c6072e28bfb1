package org.unmask.cli;

import java.util.Optional;
import org.unmask.model.Device;

/**
 * What {@code unmask train} was asked for.
 *
 * @param dataset the folder to read
 * @param run the folder to write
 * @param weights where the network's weights come from; empty if none was named and none is shipped
 */
record TrainRequest(
    String dataset, String run, Optional<String> weights, IfBegun ifBegun, Device device) {

  /** What to do with a run that already holds something. */
  enum IfBegun {
    REFUSE,
    RESUME,
    REPLACE
  }
}
