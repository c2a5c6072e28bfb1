package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

  private final LearningRateSchedule schedule =
      LearningRateSchedule.warmUpThenCosine(1.0, 0.1, 4, 14);

  @Test
  void risesInEqualStepsToThePeak() {
    assertThat(schedule.at(0)).isEqualTo(0.25);
    assertThat(schedule.at(1)).isEqualTo(0.5);
    assertThat(schedule.at(3)).isEqualTo(1.0);
  }

  @Test
  void fallsAlongHalfACosine() {
    assertThat(schedule.at(4)).isEqualTo(1.0);
    // Half way: the mean of peak and final rate.
    assertThat(schedule.at(9)).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.at(14)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void keepsTheFinalRateBeyondTheLastStep() {
    assertThat(schedule.at(1000)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void needsNoWarmUp() {
    assertThat(LearningRateSchedule.warmUpThenCosine(2.0, 0, 0, 10).at(0)).isEqualTo(2.0);
  }

  @Test
  void refusesAWarmUpLongerThanTheRun() {
    assertThatThrownBy(() -> LearningRateSchedule.warmUpThenCosine(1, 0, 11, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid schedule: 11 warm-up steps of 10");
  }
}
