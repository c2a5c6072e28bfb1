package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;
import org.unmask.model.Compute;
import org.unmask.model.Device;

class SessionsTest {
  private static final Compute ON_GPU_ONE = new Compute(2, 0, List.of("1"));

  @Test
  void onTheCpuNoGpuIsEvenInitialised() {
    assertThat(Sessions.inference(ON_GPU_ONE, Device.CPU).getDeviceCountMap())
        .containsExactly(entry("GPU", 0));
    assertThat(Sessions.training(2, new TrainingDevice(Device.CPU, 0, 1)).getDeviceCountMap())
        .containsExactly(entry("GPU", 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "GPU"})
  void elsewhereGpusAreSeenAndTheirMemoryGrows(Device device) {
    ConfigProto inference = Sessions.inference(ON_GPU_ONE, device);
    ConfigProto training = Sessions.training(2, new TrainingDevice(device, 0, 1));
    for (ConfigProto config : List.of(inference, training)) {
      assertThat(config.getDeviceCountMap()).isEmpty();
      assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
      assertThat(config.getGraphOptions().getRewriteOptions().getAutoMixedPrecision())
          .isEqualTo(RewriterConfig.Toggle.DEFAULT);
    }
    assertThat(inference.getGpuOptions().getVisibleDeviceList()).isEqualTo("1");
  }

  @Test
  void mixedPrecisionIsForTrainingOnGpus() {
    ConfigProto config = Sessions.training(2, TrainingDevice.mixed(Device.AUTO, 1));
    assertThat(config.getGraphOptions().getRewriteOptions().getAutoMixedPrecision())
        .isEqualTo(RewriterConfig.Toggle.ON);
    List<String> gpu = List.of("/device:GPU:0");
    assertThat(MixedPrecision.AUTO.isOn(gpu)).isTrue();
    assertThat(MixedPrecision.ON.isOn(gpu)).isTrue();
    assertThat(MixedPrecision.OFF.isOn(gpu)).isFalse();
    assertThat(MixedPrecision.AUTO.isOn(List.of())).isFalse();
    assertThat(MixedPrecision.OFF.isOn(List.of())).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedPrecision.ON.isOn(List.of()))
        .withMessageStartingWith("Cannot train in mixed precision: it needs a GPU");
  }

  @Test
  void seesTheGpusThatItIsGivenAndNeverTakesAWholeCard() {
    assertThat(Sessions.gpus(List.of("1", "3")).getVisibleDeviceList()).isEqualTo("1,3");
    assertThat(Sessions.gpus(List.of()).getVisibleDeviceList()).isEmpty();
    assertThat(Sessions.gpus(List.of()).getAllowGrowth()).isTrue();
  }
}
