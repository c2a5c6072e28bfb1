package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.training.TrainingPlan;

class InitialDefaultsTest {
  /** Made for 256 pixels, stretched, with the filter triangle. */
  private static final Optional<String> DETECTOR = Optional.of("data/models/detector");

  private static TrainingPlan plan(Optional<String> weights, String... assignments) {
    Settings settings = Settings.load(Optional.empty(), List.of(assignments));
    return settled(settings, weights).trainingPlan();
  }

  private static Settings settled(Settings settings, Optional<String> weights) {
    return InitialDefaults.settled(
        settings, InitialDefaults.detector(weights).map(FrozenModel::spec));
  }

  @Test
  void aDetectorSeesImagesAsItDidAndLearnsSlowly() {
    TrainingPlan plan = plan(DETECTOR);
    assertThat(plan.fineTune().rate().peak()).isEqualTo(3e-4);
    assertThat(plan.inputSize()).isEqualTo(256);
    assertThat(plan.resizing())
        .isEqualTo(new Resizing(ResizeMode.STRETCH, ResampleFilter.TRIANGLE));
  }

  @Test
  void whatIsSetStays() {
    TrainingPlan plan =
        plan(
            DETECTOR,
            "train.input-size=96",
            "train.resize-mode=crop",
            "train.resize-filter=cubic",
            "train.fine-tune.learning-rate=2e-3");
    assertThat(plan.inputSize()).isEqualTo(96);
    assertThat(plan.fineTune().rate().peak()).isEqualTo(2e-3);
    assertThat(plan.resizing()).isEqualTo(new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC));
  }

  @Test
  void otherWeightsSeeThemAsImageNetsDo() {
    for (Optional<String> weights : List.of(Optional.of("pom.xml"), Optional.<String>empty())) {
      TrainingPlan plan = plan(weights);
      assertThat(plan.inputSize()).isEqualTo(224);
      assertThat(plan.fineTune().rate().peak()).isEqualTo(1e-3);
      assertThat(plan.resizing()).isEqualTo(new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC));
    }
  }

  /** Only the weights say whether a crop is too large. */
  @Test
  void aCropIsHeldAgainstTheInputThatComesOut() {
    assertThat(plan(DETECTOR, "train.fine-tune.crop=240").examples().cropSize()).isEqualTo(240);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(Optional.empty(), "train.fine-tune.crop=240"))
        .withMessageContaining("Invalid train.fine-tune.crop: 240 (at most train.input-size, 224)");
  }

  @Test
  void settlesOnWhatManifestsCanSetAgain() {
    Settings settings = Settings.load(Optional.empty(), List.of());
    assertThat(settled(settings, DETECTOR).resolved())
        .containsEntry("train.input-size", "256")
        .containsEntry("train.resize-mode", "stretch")
        .containsEntry("train.resize-filter", "triangle");
  }
}
