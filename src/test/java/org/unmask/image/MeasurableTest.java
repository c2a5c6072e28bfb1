package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurableTest {

  /** 0.299 * 255 = 76.245, 0.587 * 255 = 149.685, 0.114 * 255 = 29.07. */
  @Test
  void lumaIsThatOfBt601() {
    byte[] rgb = {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1};

    assertThat(Luma.of(new Raster(2, 2, rgb)).values())
        .containsExactly(76, (byte) 150, 29, (byte) 255);
  }

  @ParameterizedTest
  @CsvSource({"1, ABCDEF", "2, CBAFED", "4, DEFABC", "6, DAEBFC", "8, CFBEAD"})
  void lumaTurnsUprightAsExifSays(int orientation, String letters) {
    Luma upright = new Luma(3, 2, new byte[] {'A', 'B', 'C', 'D', 'E', 'F'}).upright(orientation);

    assertThat(upright.width()).isEqualTo(orientation < 5 ? 3 : 2);
    assertThat(new String(upright.values(), StandardCharsets.US_ASCII)).isEqualTo(letters);
  }

  @Test
  void refusesLumaThatIsNotOneByteAPixel() {
    assertThatThrownBy(() -> new Luma(2, 2, new byte[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Luma(0, 2, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 9 x 9 pixels, red where x is 8, green where y is 8: the corner is one pixel of both. */
  @Test
  void coloursAreMeansOfSquaresCutOffAtTheBorders() {
    byte[] rgb = new byte[9 * 9 * 3];
    for (int i = 0; i < 9; i++) {
      rgb[3 * (9 * i + 8)] = (byte) 200;
      rgb[3 * (9 * 8 + i) + 1] = 100;
    }
    rgb[2] = 96;

    Raster colours = Measurable.of(new Raster(9, 9, rgb), 1).colours();

    assertThat(colours.width()).isEqualTo(2);
    // 96 / 64 is 1.5, and rounds up.
    assertThat(colours.rgb())
        .containsExactly(0, 0, 2, (byte) 200, 0, 0, 0, 100, 0, (byte) 200, 100, 0);
  }

  @Test
  void coloursOfAReducedPictureAreOfAsManyStoredPixels() {
    Raster reduced = new Raster(16, 8, new byte[16 * 8 * 3]);

    assertThat(Measurable.of(reduced, 2).colours().width()).isEqualTo(4);
    assertThat(Measurable.of(reduced, 8).colours()).isSameAs(reduced);
    assertThat(Measurable.of(reduced, 16).colours()).isSameAs(reduced);
  }
}
