package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageHeader;

class JpegScaleTest {

  private static int ratio(ImageFormat format, int width, int height, double zoom) {
    ImageHeader header = new ImageHeader(format, width, height, 1);
    return JpegScale.ratio(header, zoom, 224);
  }

  @ParameterizedTest
  @CsvSource({
    "224, 224, 1",
    "895, 4000, 1",
    "896, 896, 2",
    "1791, 2000, 2",
    "1792, 1792, 4",
    "4000, 3000, 4",
    "3584, 3584, 8",
    "60000, 60000, 8"
  })
  void leavesTwiceTheSizeThatIsShown(int width, int height, int ratio) {
    assertThat(ratio(ImageFormat.JPEG, width, height, 1)).isEqualTo(ratio);
  }

  @Test
  void leavesMoreForAZoom() {
    assertThat(ratio(ImageFormat.JPEG, 1792, 1792, 1.01)).isEqualTo(2);
    assertThat(ratio(ImageFormat.JPEG, 1792, 1792, 2)).isEqualTo(2);
    assertThat(ratio(ImageFormat.JPEG, 1792, 1792, 2.01)).isEqualTo(1);
  }

  @Test
  void knowsNoOtherFormatThatCan() {
    assertThat(ratio(ImageFormat.PNG, 4000, 3000, 1)).isEqualTo(1);
  }
}
