package org.unmask.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An evaluation in the folder of a run whose model has been made anew since. */
final class EarlierEvaluation {
  private EarlierEvaluation() {}

  /**
   * What to say of it; nothing where there is none, or it is of the model that is there.
   *
   * @param run the folder of the run
   * @param modelId of its model
   */
  static Optional<String> warning(Path run, String modelId) {
    Path folder = run.resolve(RunFolder.EVALUATION);
    Path json = folder.resolve("evaluation.json");
    if (!Files.isRegularFile(json)) {
      return Optional.empty();
    }
    String measured;
    try {
      measured = new ObjectMapper().readTree(json.toFile()).path("model_id").asText();
    } catch (IOException e) {
      // What cannot be read is of no model that is known.
      measured = "";
    }
    return measured.equals(modelId)
        ? Optional.empty()
        : Optional.of(
            folder
                + " is of the model that was here before: evaluate --overwrite measures this one");
  }
}
