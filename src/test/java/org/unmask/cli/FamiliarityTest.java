package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.evaluation.Familiarity;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ModelSpec;
import org.unmask.split.SplitName;

class FamiliarityTest {
  private static ModelSpec madeFrom(Map<String, String> origin) {
    Resizing resizing = new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC);
    return new ModelSpec("m", 224, resizing, 0.5, "balanced", 1, origin, Map.of());
  }

  @Test
  void aModelKnowsTheSplitsThatItWasMadeFrom() {
    ModelSpec model = madeFrom(Map.of(TrainingInputs.DATASET_FINGERPRINT, "ab"));
    assertThat(EvaluateJob.familiarity(model, "ab", SplitName.TRAIN))
        .isEqualTo(Familiarity.TRAINED_ON);
    assertThat(EvaluateJob.familiarity(model, "ab", SplitName.VALIDATION))
        .isEqualTo(Familiarity.CHOSEN_ON);
    assertThat(EvaluateJob.familiarity(model, "ab", SplitName.TEST)).isEqualTo(Familiarity.NEW);
  }

  @Test
  void otherDatasetsAreNewToIt() {
    for (SplitName split : SplitName.values()) {
      ModelSpec model = madeFrom(Map.of(TrainingInputs.DATASET_FINGERPRINT, "ab"));
      assertThat(EvaluateJob.familiarity(model, "cd", split)).isEqualTo(Familiarity.NEW);
      assertThat(EvaluateJob.familiarity(madeFrom(Map.of()), "ab", split))
          .isEqualTo(Familiarity.NEW);
    }
  }
}
