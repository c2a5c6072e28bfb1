package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  /** 17 blocks lie between the stem and the last convolution. */
  @Test
  void countsBlocksFromTheHeadDown() {
    List<ConvLayer> layers = MobileNetV2.layers();
    assertThat(layers).first().extracting(MobileNetV2::belowHead).isEqualTo(19);
    assertThat(layers.subList(1, 3)).extracting(MobileNetV2::belowHead).containsOnly(18);
    assertThat(layers.subList(3, 6)).extracting(MobileNetV2::belowHead).containsOnly(17);
    assertThat(layers.subList(48, 51)).extracting(MobileNetV2::belowHead).containsOnly(2);
    assertThat(layers).last().extracting(MobileNetV2::belowHead).isEqualTo(1);
  }
}
