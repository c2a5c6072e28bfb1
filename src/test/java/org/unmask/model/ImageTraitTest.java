package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmask.image.ImageFormat;
import org.unmask.image.PixelTraits;

class ImageTraitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHARPNESS|9.99|below 10",
        "SHARPNESS|10|10 to 30",
        "SHARPNESS|29.9|10 to 30",
        "SHARPNESS|3199|1,600 to 3,200",
        "SHARPNESS|3200|3,200 and more",
        "BYTES_PER_PIXEL|0.12|0.1 to 0.15",
        "SHORTER_SIDE|224|160 to 240",
        "JPEG_QUALITY|100|98 and more"
      })
  void anEdgeBelongsToTheBinAboveIt(ImageTrait trait, double value, String words) {
    assertThat(trait.described(trait.bin(value))).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void everyFormatHasABinOfItsOwn(ImageFormat format) {
    ImageTraits traits = new ImageTraits(format, 10, 10, 100, null, null);

    assertThat(ImageTrait.FORMAT.described(traits.bin(ImageTrait.FORMAT))).isEqualTo(format.name());
    assertThat(ImageTrait.FORMAT.bins()).isEqualTo(ImageFormat.values().length);
  }

  @ParameterizedTest
  @EnumSource(ImageTrait.class)
  void binsHaveWordsOfTheirOwn(ImageTrait trait) {
    assertThat(IntStream.range(0, trait.bins()).mapToObj(trait::described))
        .hasSize(trait.bins())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatAnImageDoesNotHaveHasNoBin() {
    ImageTraits png = new ImageTraits(ImageFormat.PNG, 300, 200, 12_000, null, null);

    assertThat(png.bin(ImageTrait.JPEG_QUALITY)).isEqualTo(-1);
    assertThat(png.bin(ImageTrait.SHARPNESS)).isEqualTo(-1);
    assertThat(png.value(ImageTrait.SHORTER_SIDE)).hasValue(200);
    assertThat(png.value(ImageTrait.BYTES_PER_PIXEL)).hasValue(0.2);
  }

  @Test
  void takesItsPixelsAsTheyWereMeasured() {
    ImageTraits jpeg =
        new ImageTraits(ImageFormat.JPEG, 8, 8, 64, 90, new PixelTraits(250, 130, 7));

    assertThat(jpeg.value(ImageTrait.JPEG_QUALITY)).hasValue(90);
    assertThat(jpeg.value(ImageTrait.SHARPNESS)).hasValue(250);
    assertThat(jpeg.value(ImageTrait.LUMINANCE)).hasValue(130);
    assertThat(jpeg.value(ImageTrait.COLOURFULNESS)).hasValue(7);
  }
}
