package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageFormat;
import org.unmask.image.PixelTraits;

/** Of {@link TraitDrift} and the {@link TraitCounts} that it goes by. */
class TraitDriftTest {

  @Test
  void namesTheTraitsThatLieApartTheFarthestFirst() {
    // Half an image more a bin is little beside 10,000: shares of 0.8 and 0.2 against the reverse.
    TraitCounts reference =
        new TraitCounts(
            Map.of(
                ImageTrait.FORMAT, List.of(8000L, 2000L, 0L, 0L, 0L),
                ImageTrait.LUMINANCE, List.of(0L, 0L, 5000L, 5000L, 0L, 0L, 0L, 0L, 0L)));
    TraitCounts observed =
        new TraitCounts(
            Map.of(
                ImageTrait.FORMAT, List.of(2000L, 8000L, 0L, 0L, 0L),
                ImageTrait.LUMINANCE, List.of(0L, 0L, 5000L, 5000L, 0L, 0L, 0L, 0L, 0L)));

    List<TraitDrift> drifts = TraitDrift.of(reference, observed);

    assertThat(drifts)
        .extracting(TraitDrift::trait)
        .containsExactly(ImageTrait.FORMAT, ImageTrait.LUMINANCE);
    assertThat(drifts.get(0).index()).isCloseTo(1.2 * Math.log(4), within(0.01));
    assertThat(drifts.get(0).far()).isTrue();
    assertThat(drifts.get(0).usual()).isEqualTo(0);
    assertThat(drifts.get(0).here()).isEqualTo(1);
    assertThat(drifts.get(1).index()).isZero();
    assertThat(drifts.get(1).far()).isFalse();
  }

  @Test
  void saysNothingOfTraitsThatFewImagesHave() {
    TraitCounts enough = new TraitCounts(Map.of(ImageTrait.FORMAT, List.of(200L, 0L, 0L, 0L, 0L)));
    TraitCounts few = new TraitCounts(Map.of(ImageTrait.FORMAT, List.of(199L, 0L, 0L, 0L, 0L)));

    assertThat(TraitDrift.of(enough, enough)).hasSize(1);
    assertThat(TraitDrift.of(enough, few)).isEmpty();
    assertThat(TraitDrift.of(few, enough)).isEmpty();
    assertThat(TraitDrift.of(enough, TraitCounts.NONE)).isEmpty();
  }

  @Test
  void countsOfTwoPartsAddUpToThoseOfBoth() {
    List<ImageTraits> jpegs = Collections.nCopies(3, image(ImageFormat.JPEG, 90, 250));
    List<ImageTraits> others =
        List.of(image(ImageFormat.PNG, null, 250), image(ImageFormat.JPEG, 40, 5));
    List<ImageTraits> all = Stream.concat(jpegs.stream(), others.stream()).toList();

    assertThat(TraitCounts.of(jpegs).plus(TraitCounts.of(others))).isEqualTo(TraitCounts.of(all));
    assertThat(TraitCounts.of(all).bins().get(ImageTrait.JPEG_QUALITY))
        .containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 3L, 0L, 0L);
    assertThat(TraitCounts.of(List.of(image(ImageFormat.PNG, null, 1))).bins())
        .doesNotContainKey(ImageTrait.JPEG_QUALITY);
  }

  @Test
  void countsAreReadAsTheyWereWritten() {
    TraitCounts counts = TraitCounts.of(List.of(image(ImageFormat.JPEG, 90, 250)));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts.writeTo(json);

    assertThat(TraitCounts.from(json)).isEqualTo(counts);
    assertThat(TraitCounts.from(json.path("missing"))).isEqualTo(TraitCounts.NONE);
    json.putArray("format").add(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TraitCounts.from(json))
        .withMessage("Invalid format: [1] (5 counts of 0 or more)");
    json.putArray("format").add(1).add(2).add("x").add(4).add(5);
    assertThatIllegalArgumentException().isThrownBy(() -> TraitCounts.from(json));
  }

  private static ImageTraits image(
      ImageFormat format, @Nullable Integer quality, double sharpness) {
    return new ImageTraits(format, 224, 224, 5000, quality, new PixelTraits(sharpness, 100, 20));
  }
}
