package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.augmentation.Chance;
import org.unmask.augmentation.Change;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.training.AugmentedSample;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.FineTune;
import org.unmask.training.TrainingPlan;
import org.unmask.training.TrainingPlan.MadeFakes;

@Tag("tensorflow")
class AugmentationPreviewTest {
  private static final int SIZE = 32;

  /** Even ones are real, odd ones fake. */
  private static final ListedImages IMAGES =
      new ListedImages(
          IntStream.range(0, 4)
              .mapToObj(i -> TestImages.encoded(TestImages.noise(SIZE, SIZE, i), "png"))
              .toList());

  private static List<AugmentedSample> preview(
      AugmentationPolicy policy, MadeFakes fakes, int crop, int versions) {
    return AugmentationPreview.of(
        IMAGES, plan(policy, fakes, 0, crop), ImageLimits.DEFAULT, versions);
  }

  private static TrainingPlan plan(
      AugmentationPolicy policy, MadeFakes fakes, double mixShare, int crop) {
    return new TrainingPlan(
        7,
        SIZE,
        new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC),
        1,
        0,
        new TrainingPlan.Examples(policy, fakes, mixShare, 0, 0, crop),
        new TrainingPlan.Objective(0, TrainingPlan.ClassWeights.NONE),
        new TrainingPlan.Head(2, 1, 8, 1e-3, 1, 0),
        new FineTune(
            "all",
            1,
            8,
            1,
            0,
            new FineTune.Rate(1e-3, 0, 0, 1),
            new FineTune.Optimizer(0, 0),
            new FineTune.Averaging(0, OptionalDouble.of(0)),
            new FineTune.BatchNorm(32, 0.99)));
  }

  @Test
  void showsEachImageAsItIsAndAsManyVersions() {
    List<AugmentedSample> samples = preview(AugmentationPolicy.NONE, MadeFakes.NONE, 0, 2);
    assertThat(samples)
        .extracting(AugmentedSample::label)
        .containsExactly(Label.REAL, Label.FAKE, Label.REAL, Label.FAKE);
    for (AugmentedSample sample : samples) {
      assertThat(sample.versions()).hasSize(2);
      assertThat(sample.versions())
          .allSatisfy(
              version -> {
                assertThat(version.changes()).isEmpty();
                assertThat(version.origin()).isEqualTo(Origin.IMAGE);
                assertThat(version.raster().rgb()).isEqualTo(sample.plain().rgb());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0, SELF_BLEND", "0, 1, FACE_SWAP", "1, 1, SELF_BLEND"})
  void marksMadeFakesWhichTakeThePlaceOfFakesAlone(double blends, double swaps, Origin made) {
    MadeFakes fakes = new MadeFakes(blends, swaps);
    for (AugmentedSample sample : preview(AugmentationPolicy.NONE, fakes, 0, 3)) {
      assertThat(sample.versions())
          .extracting(AugmentedSample.Version::origin)
          .containsOnly(sample.label() == Label.FAKE ? made : Origin.IMAGE);
    }
  }

  @Test
  void saysWhatWasDone() {
    AugmentationPolicy policy =
        new AugmentationPolicy(
            Map.of(Change.MIRROR, new Chance(1, 1, 1), Change.JPEG, new Chance(1, 62, 62)));
    assertThat(preview(policy, MadeFakes.NONE, 16, 1).get(0).versions())
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.changes()).isEqualTo("mirror, jpeg 62");
              assertThat(version.raster().width()).isEqualTo(16);
            });
  }

  @Test
  void saysHowMuchIsOfAnotherImage() {
    TrainingPlan plan = plan(AugmentationPolicy.NONE, MadeFakes.NONE, 1, 0);
    List<String> mixed =
        AugmentationPreview.of(IMAGES, plan, ImageLimits.DEFAULT, 3).stream()
            .flatMap(sample -> sample.versions().stream())
            .map(AugmentedSample.Version::changes)
            .filter(changes -> !changes.isEmpty())
            .toList();
    assertThat(mixed)
        .hasSizeBetween(6, 12)
        .allSatisfy(changes -> assertThat(changes).matches("\\d+ % of another (REAL|FAKE)"));
  }

  @Test
  void isTheSameForTheSameSeed() {
    List<AugmentedSample> once = preview(AugmentationPolicy.ROBUST, new MadeFakes(0.5, 0.5), 0, 4);
    List<AugmentedSample> again = preview(AugmentationPolicy.ROBUST, new MadeFakes(0.5, 0.5), 0, 4);
    for (int i = 0; i < once.size(); i++) {
      for (int version = 0; version < 4; version++) {
        assertThat(once.get(i).versions().get(version).raster().rgb())
            .isEqualTo(again.get(i).versions().get(version).raster().rgb());
      }
    }
    assertThat(once.get(0).versions().get(0).raster().rgb())
        .isNotEqualTo(once.get(0).versions().get(1).raster().rgb());
  }

  @Test
  void leavesOutWhatCannotBeDecodedAndMakesNothingOfIt() {
    byte[] broken = {1, 2, 3};
    ListedImages images =
        new ListedImages(List.of(broken, IMAGES.content(1), broken, IMAGES.content(3)));
    // Of the reals there is none to blend, and every part is of the other fake.
    TrainingPlan plan = plan(AugmentationPolicy.NONE, new MadeFakes(1, 0), 1, 0);
    List<AugmentedSample> samples = AugmentationPreview.of(images, plan, ImageLimits.DEFAULT, 4);
    assertThat(samples).extracting(AugmentedSample::label).containsExactly(Label.FAKE, Label.FAKE);
    assertThat(samples.get(1).plain().rgb())
        .isEqualTo(preview(AugmentationPolicy.NONE, MadeFakes.NONE, 0, 1).get(3).plain().rgb());
    assertThat(samples)
        .flatExtracting(AugmentedSample::versions)
        .allSatisfy(
            version -> {
              assertThat(version.origin()).isEqualTo(Origin.IMAGE);
              assertThat(version.changes()).doesNotContain("REAL");
            });
  }

  @Test
  void showsNothingWhereNothingCanBeDecoded() {
    ListedImages broken = new ListedImages(List.of(new byte[] {1, 2, 3}));
    TrainingPlan plan = plan(AugmentationPolicy.NONE, MadeFakes.NONE, 0, 0);
    assertThat(AugmentationPreview.of(broken, plan, ImageLimits.DEFAULT, 1)).isEmpty();
  }
}
