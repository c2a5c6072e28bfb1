package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MobileNetV2Test {

  /** The paper gives 300 million with the 1.28 million of the classifier that is not here. */
  @Test
  void sumsAsManyProductsAsThePaperSays() {
    assertThat(MobileNetV2.multiplyAdds(224)).isCloseTo(299_500_000L, within(700_000L));
  }

  /** By hand: all sides are even down to the last, so that each layer has a quarter. */
  @Test
  void sumsAQuarterAtHalfTheSize() {
    assertThat(MobileNetV2.multiplyAdds(512)).isEqualTo(4 * MobileNetV2.multiplyAdds(256));
  }
}
