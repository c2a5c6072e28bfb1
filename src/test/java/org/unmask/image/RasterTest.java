package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterTest {

  /** The stored rows are ABC and DEF; the letters of the upright picture are row by row. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, ABCDEF", "2, 3, CBAFED", "3, 3, FEDCBA", "4, 3, DEFABC",
    "5, 2, ADBECF", "6, 2, DAEBFC", "7, 2, FCEBDA", "8, 2, CFBEAD"
  })
  void turnsUprightAsExifSays(int orientation, int width, String letters) {
    Raster upright = new Raster(3, 2, tripled("ABCDEF")).upright(orientation);

    assertThat(upright.width()).isEqualTo(width);
    assertThat(upright.rgb()).isEqualTo(tripled(letters));
  }

  @Test
  void refusesAnOrientationThatExifDoesNotKnow() {
    Raster raster = new Raster(1, 1, new byte[3]);

    assertThatThrownBy(() -> raster.upright(9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> raster.upright(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBytesThatAreNotThreeAPixel() {
    assertThatThrownBy(() -> new Raster(2, 2, new byte[11]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Raster(0, 2, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] tripled(String letters) {
    byte[] rgb = new byte[letters.length() * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (letters.charAt(i / 3) + i % 3);
    }
    return rgb;
  }
}
