package org.unmask.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.unmask.tensorflow.Ensemble;
import org.unmask.tensorflow.FrozenModel;

/**
 * Which detectors speak beside the trained one.
 *
 * @param share of them together; empty for each alike
 */
record EnsembleSettings(List<DetectorName> members, OptionalDouble share) {

  /**
   * Reads them.
   *
   * @param initial the model that training begins with; empty for weights that are none
   * @throws IllegalArgumentException if one is no model
   */
  Ensemble read(Optional<FrozenModel> initial) {
    return new Ensemble(
        members.stream().map(member -> member.read(initial, Keys.ENSEMBLE_MEMBERS.key())).toList(),
        share);
  }
}
