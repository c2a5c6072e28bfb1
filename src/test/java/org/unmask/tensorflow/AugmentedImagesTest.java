package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.image.ImageLimits;
import org.unmask.training.TrainingPlan;
import org.unmask.training.TrainingPlan.MadeFakes;

@Tag("tensorflow")
class AugmentedImagesTest {
  private static final int SIZE = 32;

  /** Even ones are real, odd ones fake. */
  private static final List<byte[]> IMAGES =
      IntStream.range(0, 6)
          .mapToObj(i -> TestImages.encoded(TestImages.noise(SIZE, SIZE, i), "png"))
          .toList();

  private static byte[] made(TrainingPlan.Examples examples, int index, long draw) {
    return made(new ListedImages(IMAGES), examples, index, draw);
  }

  private static byte[] made(
      ListedImages listed, TrainingPlan.Examples examples, int index, long draw) {
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);
        TensorFlowJpeg jpeg = new TensorFlowJpeg(1)) {
      AugmentedImages images = new AugmentedImages(listed, decoder, jpeg, examples, 5);
      byte[] target = new byte[images.size() * images.size() * 3];
      assertThat(images.make(index, draw, target, 0)).isEqualTo(index % 2);
      return target;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static TrainingPlan.Examples examples(
      AugmentationPolicy policy, MadeFakes fakes, int crop) {
    return new TrainingPlan.Examples(policy, fakes, 0, 0, 0, crop);
  }

  @Test
  void withoutAugmentationItIsTheImage() {
    byte[] plain = made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0), 3, 1);
    try (ImageDecoder decoder =
        new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1)) {
      byte[] decoded = new byte[decoder.imageBytes()];
      new PlainImages(new ListedImages(IMAGES), decoder, 1).make(3, 1, decoded, 0);
      assertThat(plain).isEqualTo(decoded);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatHappensFollowsFromTheDraw() {
    TrainingPlan.Examples robust = examples(AugmentationPolicy.ROBUST, new MadeFakes(0.5, 0.5), 16);
    for (int draw = 0; draw < 8; draw++) {
      assertThat(made(robust, 1, draw)).hasSize(16 * 16 * 3).isEqualTo(made(robust, 1, draw));
    }
    assertThat(made(robust, 1, 1)).isNotEqualTo(made(robust, 1, 2));
  }

  private static Stream<MadeFakes> made() {
    return Stream.of(new MadeFakes(1, 0), new MadeFakes(0, 1));
  }

  @ParameterizedTest
  @MethodSource("made")
  void aRealThatCannotBeDecodedLeavesTheFakeAsItIs(MadeFakes made) {
    TrainingPlan.Examples blends = examples(AugmentationPolicy.NONE, made, 0);
    List<byte[]> broken =
        IntStream.range(0, 6).mapToObj(i -> i % 2 == 0 ? new byte[9] : IMAGES.get(i)).toList();
    byte[] plain = made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0), 1, 4);
    assertThat(made(new ListedImages(broken), blends, 1, 4)).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("made")
  void madeFakesTakeThePlaceOfFakesAndNeverOfReals(MadeFakes made) {
    TrainingPlan.Examples blends = examples(AugmentationPolicy.NONE, made, 0);
    TrainingPlan.Examples none = examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0);
    for (int draw = 0; draw < 5; draw++) {
      assertThat(made(blends, 2, draw)).isEqualTo(made(none, 2, draw));
      assertThat(made(blends, 1, draw)).isNotEqualTo(made(none, 1, draw));
    }
  }

  @Test
  void aMixtureIsLabelledByTheAreasOfBothImages() throws Exception {
    TrainingPlan.Examples mixed =
        new TrainingPlan.Examples(AugmentationPolicy.NONE, MadeFakes.NONE, 1, 0, 0, 0);
    List<byte[]> plain =
        IntStream.range(0, IMAGES.size())
            .mapToObj(i -> made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0), i, 0))
            .toList();
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);
        TensorFlowJpeg jpeg = new TensorFlowJpeg(1)) {
      AugmentedImages images =
          new AugmentedImages(new ListedImages(IMAGES), decoder, jpeg, mixed, 5);
      int mixtures = 0;
      for (int draw = 0; draw < 40; draw++) {
        byte[] target = new byte[SIZE * SIZE * 3];
        float label = images.make(2, draw, target, 0);
        Optional<Mixing.Part> drawn = images.part(2, draw);
        byte[] expected = plain.get(2).clone();
        float share = 0;
        if (drawn.isPresent()) {
          Mixing.Part part = drawn.get();
          assertThat(part.image()).isNotEqualTo(2);
          part.rectangle().paste(plain.get(part.image()), expected, 0);
          share = (float) (part.image() % 2 * part.rectangle().share());
        }
        assertThat(target).isEqualTo(expected);
        assertThat(label).isEqualTo(share);
        mixtures += drawn.isPresent() ? 1 : 0;
      }
      assertThat(mixtures).isBetween(20, 39);
    }
  }

  @Test
  void aPartThatCannotBeDecodedLeavesTheImageAsItIs() {
    List<byte[]> broken =
        IntStream.range(0, 6).mapToObj(i -> i == 1 ? IMAGES.get(i) : new byte[9]).toList();
    TrainingPlan.Examples mixed =
        new TrainingPlan.Examples(AugmentationPolicy.NONE, MadeFakes.NONE, 1, 0, 0, 0);
    byte[] plain = made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0), 1, 4);
    for (int draw = 0; draw < 20; draw++) {
      assertThat(made(new ListedImages(broken), mixed, 1, draw)).isEqualTo(plain);
    }
  }

  @Test
  void aCropIsAPartOfTheImage() {
    byte[] whole = made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 0), 0, 7);
    byte[] crop = made(examples(AugmentationPolicy.NONE, MadeFakes.NONE, 8), 0, 7);
    boolean found = false;
    for (int top = 0; top <= SIZE - 8; top++) {
      for (int left = 0; left <= SIZE - 8; left++) {
        found |= isAt(whole, crop, left, top);
      }
    }
    assertThat(found).isTrue();
  }

  private static boolean isAt(byte[] whole, byte[] crop, int left, int top) {
    for (int y = 0; y < 8; y++) {
      int from = ((top + y) * SIZE + left) * 3;
      if (java.util.Arrays.mismatch(whole, from, from + 24, crop, y * 24, y * 24 + 24) >= 0) {
        return false;
      }
    }
    return true;
  }
}
