package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierEvaluationTest {
  @TempDir Path run;

  @Test
  void isNamedWhereItIsOfAnotherModel() throws IOException {
    assertThat(EarlierEvaluation.warning(run, "new")).isEmpty();
    Path folder = Files.createDirectory(run.resolve("evaluation"));
    Path json = Files.writeString(folder.resolve("evaluation.json"), "{\"model_id\": \"new\"}");
    assertThat(EarlierEvaluation.warning(run, "new")).isEmpty();
    Files.writeString(json, "{\"model_id\": \"old\"}");
    assertThat(EarlierEvaluation.warning(run, "new"))
        .hasValueSatisfying(words -> assertThat(words).startsWith(folder + " is of the model"));
    Files.writeString(json, "{");
    assertThat(EarlierEvaluation.warning(run, "new")).isPresent();
  }
}
