package org.unmask.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A phase in {@code progress.json}: the epochs that are done, and how far the next has come. */
final class ProgressJson {
  private ProgressJson() {}

  static EpochResult result(String phase, JsonNode row) {
    return new EpochResult(
        phase,
        row.path("epoch").asInt(),
        row.path("learning_rate").asDouble(),
        row.path("train_loss").asDouble(),
        row.path("validation_loss").asDouble(),
        row.path("validation_auc").asDouble(),
        row.path("images_per_second").asDouble(),
        row.path("seconds").asDouble(),
        row.path("input_wait").asDouble(Double.NaN));
  }

  /** Puts the epochs that are done; none is under way then. */
  static void putHistory(ObjectNode phase, List<EpochResult> history) {
    phase.remove("begun");
    ArrayNode rows = phase.putArray("history");
    for (EpochResult result : history) {
      rows.addObject()
          .put("epoch", result.epoch())
          .put("learning_rate", result.learningRate())
          .put("train_loss", result.trainLoss())
          .put("validation_loss", result.validationLoss())
          .put("validation_auc", result.validationAuc())
          .put("images_per_second", result.imagesPerSecond())
          .put("seconds", result.seconds())
          .put("input_wait", result.inputWait());
    }
  }

  static Optional<EpochProgress> begun(JsonNode phase) {
    return Optional.ofNullable(phase.get("begun"))
        .map(
            begun ->
                new EpochProgress(
                    begun.path("epoch").asInt(),
                    begun.path("batches").asInt(),
                    begun.path("steps").asInt(),
                    begun.path("loss_sum").asDouble(),
                    begun.path("images").asLong(),
                    begun.path("seconds").asDouble(),
                    begun.path("waited").asDouble()));
  }

  static void putBegun(ObjectNode phase, EpochProgress at) {
    phase
        .putObject("begun")
        .put("epoch", at.epoch())
        .put("batches", at.batches())
        .put("steps", at.steps())
        .put("loss_sum", at.lossSum())
        .put("images", at.images())
        .put("seconds", at.seconds())
        .put("waited", at.waited());
  }

  /** Where a phase stands in words; empty where nothing of it is kept. */
  static Optional<String> place(String name, JsonNode phase) {
    int done = phase.path("history").size();
    return begun(phase)
        .map(at -> "phase %s, epoch %d, step %d".formatted(name, at.epoch(), at.steps()))
        .or(
            () ->
                done == 0
                    ? Optional.empty()
                    : Optional.of("the end of phase %s, epoch %d".formatted(name, done)));
  }
}
