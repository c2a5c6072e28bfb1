package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a run keeps what it needs to go on, and its best epoch. */
public interface Checkpoints {

  /** The epochs of a phase that are done, in order; empty for a phase not begun. */
  List<EpochResult> done(String phase);

  /** Whether a phase has ended, by its last epoch or early. */
  boolean ended(String phase);

  /** Makes an epoch a place to go on from: network state and history together, or neither. */
  void save(Network<?> network, List<EpochResult> history, EpochResult best) throws IOException;

  /** Notes that a phase has ended. */
  void end(String phase) throws IOException;

  /** The state after the last epoch of a phase. */
  Optional<Path> last(String phase);

  /** The state after the best epoch of a phase. */
  Optional<Path> best(String phase);
}
