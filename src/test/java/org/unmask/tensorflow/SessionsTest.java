package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

  @Test
  void seesTheGpusThatItIsGivenAndNeverTakesAWholeCard() {
    assertThat(Sessions.gpus(List.of("1", "3")).getVisibleDeviceList()).isEqualTo("1,3");
    assertThat(Sessions.gpus(List.of()).getVisibleDeviceList()).isEmpty();
    assertThat(Sessions.gpus(List.of()).getAllowGrowth()).isTrue();
  }
}
