package org.unmask.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unmask.PipelineException;

/**
 * Where a run keeps what it needs to go on, and its best epoch. Each method that writes throws
 * {@link PipelineException} where it cannot, and what was kept before is then still whole.
 */
public interface Checkpoints {

  /** The epochs of a phase that are done, in order; empty for a phase not begun. */
  List<EpochResult> done(String phase);

  /** How far the epoch after {@link #done} has come, where a checkpoint was made within it. */
  Optional<EpochProgress> begun(String phase);

  /** Whether a phase has ended, by its last epoch or early. */
  boolean ended(String phase);

  /** Makes an epoch a place to go on from: network state and history together, or neither. */
  void save(Network<?> network, List<EpochResult> history, EpochResult best);

  /** Makes a place within an epoch one to go on from, instead of the last one. */
  void save(Network<?> network, String phase, EpochProgress progress);

  /** Notes that a phase has ended. */
  void end(String phase);

  /** The state of the last checkpoint of a phase. */
  Optional<Path> last(String phase);

  /** The state after the best epoch of a phase. */
  Optional<Path> best(String phase);

  /** What the run would go on from if it ended now, in words: {@code phase head, epoch 2}. */
  String place();
}
