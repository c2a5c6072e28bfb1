package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ModelSpec;
import org.unmask.model.ThresholdChoice;

class EarlierEvaluationTest {
  private static final ModelSpec SPEC =
      new ModelSpec(
          "0".repeat(64),
          224,
          new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC),
          0.5,
          "balanced",
          1,
          Map.of(),
          Map.of());

  @TempDir Path run;

  @Test
  void isNamedWhereItIsOfAnotherModelOrThreshold() throws IOException {
    assertThat(EarlierEvaluation.warning(run, SPEC)).isEmpty();
    assertThat(isNamed(SPEC.modelId(), 0.5, "balanced")).isFalse();
    assertThat(isNamed(SPEC.modelId(), 0.7, ThresholdChoice.BY_HAND)).isFalse();
    assertThat(isNamed(SPEC.modelId(), 0.7, "balanced")).isTrue();
    assertThat(isNamed("1".repeat(64), 0.5, "balanced")).isTrue();
    write("{");
    assertThat(EarlierEvaluation.warning(run, SPEC))
        .hasValueSatisfying(
            words -> assertThat(words).startsWith(run.resolve("evaluation") + " is not"));
  }

  private boolean isNamed(String modelId, double threshold, String rule) throws IOException {
    write(
        "{\"model_id\": \"%s\", \"threshold\": %s, \"threshold_rule\": \"%s\"}"
            .formatted(modelId, threshold, rule));
    return EarlierEvaluation.warning(run, SPEC).isPresent();
  }

  private void write(String json) throws IOException {
    Path folder = Files.createDirectories(run.resolve("evaluation"));
    Files.writeString(folder.resolve("evaluation.json"), json);
  }
}
