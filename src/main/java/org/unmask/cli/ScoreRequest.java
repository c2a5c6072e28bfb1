package org.unmask.cli;

import java.util.List;
import java.util.Optional;
import org.unmask.model.Device;
import org.unmask.scoring.Begin;
import org.unmask.scoring.IfUnfinished;

/**
 * What {@code unmask score} was asked for.
 *
 * @param inputs Hadoop paths or globs; one for a list or a table
 * @param model the folder of a model
 * @param scores the folder to write
 * @param threshold a name or a number; empty for the model's own
 */
record ScoreRequest(
    Kind kind,
    List<String> inputs,
    String model,
    String scores,
    Begin begin,
    IfUnfinished ifUnfinished,
    Optional<String> threshold,
    Device device) {

  /** What the inputs are. */
  enum Kind {
    IMAGES,
    LIST,
    TABLE
  }

  ScoreRequest {
    inputs = List.copyOf(inputs);
  }
}
