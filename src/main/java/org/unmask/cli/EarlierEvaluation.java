package org.unmask.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.unmask.model.ModelSpec;
import org.unmask.model.ThresholdChoice;

/** An evaluation in the folder of a run whose model has been made anew since. */
final class EarlierEvaluation {
  private EarlierEvaluation() {}

  /**
   * What to say of it; nothing where there is none, or it is of the model that is there.
   *
   * @param run the folder of the run
   * @param spec of its model
   */
  static Optional<String> warning(Path run, ModelSpec spec) {
    Path folder = run.resolve(RunFolder.EVALUATION);
    Path json = folder.resolve("evaluation.json");
    return !Files.isRegularFile(json) || isOf(spec, json)
        ? Optional.empty()
        : Optional.of(
            folder
                + " is not of this model as it is now: evaluate --overwrite measures what is there");
  }

  /** By another threshold of the model's own it is not: verdicts went by that. */
  private static boolean isOf(ModelSpec spec, Path json) {
    try {
      JsonNode evaluation = new ObjectMapper().readTree(json.toFile());
      boolean sameVerdicts =
          evaluation.path("threshold_rule").asText().equals(ThresholdChoice.BY_HAND)
              || evaluation.path("threshold").asDouble() == spec.threshold();
      return sameVerdicts && evaluation.path("model_id").asText().equals(spec.modelId());
    } catch (IOException e) {
      // What cannot be read is of no model that is known.
      return false;
    }
  }
}
