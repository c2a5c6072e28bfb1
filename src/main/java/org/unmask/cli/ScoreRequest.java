package org.unmask.cli;

import java.util.List;
import org.unmask.storage.OutputTarget.IfPresent;

/**
 * What {@code unmask score} was asked for.
 *
 * @param images Hadoop paths or globs; at least one
 * @param model the folder of a model
 * @param scores the folder to write
 */
record ScoreRequest(List<String> images, String model, String scores, IfPresent ifPresent) {
  ScoreRequest {
    images = List.copyOf(images);
  }
}
