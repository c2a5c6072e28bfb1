package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;

/** An image that is decoded once shows, and is worth, the same under each view as alone. */
@Tag("tensorflow")
class ImageViewsTest {
  private static final int SIZE = 32;

  private static final List<ImageView> VIEWS =
      List.of(
          ImageView.IDENTITY,
          ImageView.MIRRORED,
          ImageView.IDENTITY,
          new ImageView(true, 0, 1.5, 0.25, 0.75),
          new ImageView(false, 0, 1.5, 0.75, 0.75),
          new ImageView(true, 0, 1.5, 0.75, 0.75),
          new ImageView(true, 10, 1, 0.5, 0.5),
          new ImageView(false, 10, 1, 0.5, 0.5),
          new ImageView(false, 0, 9, 0.1, 0.2),
          ImageView.MIRRORED);

  private static Stream<byte[]> images() {
    BufferedImage oblong = TestImages.noise(45, 70, 1);
    byte[] jpeg = TestImages.encoded(TestImages.noise(400, 300, 2), "jpg");
    return Stream.of(
        TestImages.encoded(TestImages.noise(SIZE, SIZE, 3), "png"),
        TestImages.encoded(oblong, "png"),
        TestImages.bmp32(oblong),
        jpeg,
        TestImages.withOrientation(jpeg, 6),
        TestImages.withOrientation(jpeg, 7));
  }

  @ParameterizedTest
  @EnumSource(ResizeMode.class)
  void showsTheSamePixelsAsAlone(ResizeMode mode) {
    Resizing resizing = new Resizing(mode, ResampleFilter.TRIANGLE);
    try (ImageDecoder decoder = new ImageDecoder(SIZE, resizing, ImageLimits.DEFAULT, 1)) {
      assertThat(images())
          .allSatisfy(
              image -> {
                byte[] together = new byte[VIEWS.size() * decoder.imageBytes()];
                decoder.decode(image, VIEWS, DataBuffers.of(together, false, false));
                assertThat(together).isEqualTo(oneByOne(decoder, image));
              });
    }
  }

  private static byte[] oneByOne(ImageDecoder decoder, byte[] image) throws InvalidImageException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ImageView view : VIEWS) {
      byte[] pixels = new byte[decoder.imageBytes()];
      decoder.decode(image, view, pixels, 0);
      all.writeBytes(pixels);
    }
    return all.toByteArray();
  }

  @Test
  void embedsEachImageUnderEachViewAsAlone() {
    byte[] first = TestImages.encoded(TestImages.noise(40, 40, 1), "png");
    byte[] last = TestImages.encoded(TestImages.noise(40, 40, 2), "png");
    List<ImageView> views = List.of(ImageView.IDENTITY, new ImageView(false, 90, 1, 0.5, 0.5));
    FrozenModel model =
        FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, TestImages.STRETCHED, 1);
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(1)) {
      List<Outcome<List<float[]>>> together =
          classifier.embed(List.of(first, new byte[] {1, 2, 3}, last), views);

      assertThat(together.get(1)).isInstanceOf(Outcome.Failure.class);
      List<float[]> expected = new ArrayList<>();
      for (byte[] image : List.of(first, last)) {
        for (ImageView view : views) {
          expected.addAll(value(classifier.embed(List.of(image), List.of(view)).get(0)));
        }
      }
      List<float[]> found = new ArrayList<>(value(together.get(0)));
      found.addAll(value(together.get(2)));
      assertThat(found).hasSize(4);
      for (int i = 0; i < 4; i++) {
        assertThat(found.get(i)).hasSize(1280).containsExactly(expected.get(i), within(1e-4f));
      }
      assertThat(Arrays.equals(found.get(0), found.get(1))).isFalse();
    }
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Outcome.Success<T>) outcome).value();
  }
}
