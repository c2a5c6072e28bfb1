package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.training.Distillation;

class DistillationSettingsTest {
  private static final String SHIPPED = "data/models/detector";
  private static final Distillation HALF = new Distillation(0.5, List.of());

  @Test
  void theInitialDetectorCanTeach() {
    Optional<FrozenModel> initial = Optional.of(FrozenModel.read(Path.of(SHIPPED)));
    String itself = initial.orElseThrow().spec().modelId();
    assertThat(new DistillationSettings(new DetectorName("initial"), HALF).read(initial).identity())
        .isEqualTo(itself);
    assertThat(
            new DistillationSettings(new DetectorName(SHIPPED), HALF)
                .read(Optional.empty())
                .identity())
        .isEqualTo(itself);
  }

  @Test
  void whoIsNoDetectorCannot() {
    assertThatThrownBy(
            () ->
                new DistillationSettings(new DetectorName("initial"), HALF).read(Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("train.distillation.teacher")
        .hasMessageContaining("no detector");
    assertThatThrownBy(
            () -> new DistillationSettings(new DetectorName("conf"), HALF).read(Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model directory");
  }
}
