package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistillationTest {
  private static final List<String> SOURCES = List.of("mine", "yours", "mine");
  private static final float[] TEACHER = {0.25f, 0.25f, 0.75f};
  private static final float[] LABELS = {1, 0, 0};

  @Test
  void aTargetIsTheMeanOfLabelAndTeacherByTheShare() {
    assertThat(new Distillation(0.5, List.of()).taught(SOURCES, TEACHER).targets(LABELS))
        .containsExactly(0.625f, 0.125f, 0.375f);
    assertThat(new Distillation(1, List.of()).taught(SOURCES, TEACHER).targets(LABELS))
        .containsExactly(TEACHER);
  }

  @Test
  void whereTheTeacherIsNotAskedTheLabelIsTheTarget() {
    assertThat(new Distillation(0.5, List.of("yours")).taught(SOURCES, TEACHER).targets(LABELS))
        .containsExactly(1, 0.125f, 0);
    assertThat(Taught.NOTHING.targets(LABELS)).containsExactly(LABELS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void aShareOutsideItsRangeIsRefused(double share) {
    assertThatThrownBy(() -> new Distillation(share, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0, at most 1");
  }
}
