package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MixedWeightsTest {

  @Test
  void takesAShareOfEachNumber() {
    FoldedWeights these = TestWeights.folded(1);
    FoldedWeights others = TestWeights.folded(2);
    FoldedWeights mixed = these.mixedWith(others, 0.25);
    for (ConvLayer layer : MobileNetV2.layers()) {
      int last = mixed.kernel(layer).length - 1;
      assertThat(mixed.kernel(layer)[last])
          .isCloseTo(
              0.75f * these.kernel(layer)[last] + 0.25f * others.kernel(layer)[last],
              within(1e-6f));
      assertThat(mixed.bias(layer)[0])
          .isCloseTo(0.75f * these.bias(layer)[0] + 0.25f * others.bias(layer)[0], within(1e-6f));
    }
    assertThat(these.mixedWith(others, 0).kernel(MobileNetV2.layers().get(0)))
        .isEqualTo(these.kernel(MobileNetV2.layers().get(0)));
  }

  @Test
  void aHeadToo() {
    HeadWeights mixed =
        new HeadWeights(new float[] {1, -2}, 4)
            .mixedWith(new HeadWeights(new float[] {3, 2}, 0), 0.75);
    assertThat(mixed.kernel()).containsExactly(2.5f, 1);
    assertThat(mixed.bias()).isEqualTo(1);
    assertThat(mixed.shifted(0.5).bias()).isEqualTo(1.5f);
  }
}
