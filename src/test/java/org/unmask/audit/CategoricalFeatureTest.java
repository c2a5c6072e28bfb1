package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.audit.AuditRows.labels;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

class CategoricalFeatureTest {

  @Test
  void givesTheLabelAwayWhereNoCategoryIsShared() {
    CategoricalFeature format = of("format", "P J P J P J P J P J P J");

    assertThat(format.measured(labels("FRFRFRFRFRFR"), inThrees(12)))
        .isEqualTo(new Feature("format", Measure.BALANCED_ACCURACY, 1, "J: REAL; P: FAKE"));
  }

  @Test
  void isTheMeanOfBothSharesThatAreCalledRightly() {
    // Whichever fold is held out, the others lean A: FAKE, B: REAL.
    CategoricalFeature format = of("format", "B B B A A A A A A B B B B");
    int[] folds = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0};

    Feature feature = format.measured(labels("RRRFFFFFFFRRR"), folds);

    // Seven fakes, one of them B; six reals, all B.
    assertThat(feature.strength()).isCloseTo((6 / 7.0 + 1) / 2, within(1e-12));
    assertThat(feature.direction()).isEqualTo("B: REAL; A: FAKE");
  }

  @Test
  void weighsBothLabelsTheSameHoweverSkewed() {
    // 90 reals are A; of 12 fakes 6 are A and 6 are B.
    String[] values = new String[102];
    Label[] labels = new Label[102];
    for (int i = 0; i < 102; i++) {
      labels[i] = i < 12 ? Label.FAKE : Label.REAL;
      values[i] = i < 6 ? "B" : "A";
    }

    assertThat(CategoricalFeature.of("format", values).measured(labels, inThrees(102)).strength())
        .isCloseTo(0.75, within(1e-12));
  }

  @Test
  void tellsNothingWhereEveryImageHasACategoryOfItsOwn() {
    String[] values = IntStream.range(0, 60).mapToObj(Integer::toString).toArray(String[]::new);

    assertThat(
            CategoricalFeature.of("quantization", values)
                .measured(labels("FR".repeat(30)), inThrees(60))
                .strength())
        .isEqualTo(0.5);
  }

  @Test
  void takesRareCategoriesOfRandomLabelsForNoLeak() {
    SplittableRandom random = new SplittableRandom(5);
    int images = 3000;
    String[] values = new String[images];
    Label[] labels = new Label[images];
    for (int i = 0; i < images; i++) {
      values[i] = "table" + random.nextInt(images / 3);
      labels[i] = Label.ofIndex(random.nextInt(2));
    }

    // Three standard deviations (0.0115, simulated). Chosen on the images that it is measured by,
    // the same rule would be right for some 0.8 of them.
    assertThat(CategoricalFeature.of("quantization", values).measured(labels, inThrees(images)))
        .satisfies(feature -> assertThat(feature.strength()).isCloseTo(0.5, within(0.035)));
  }

  @Test
  void isNeverBelowChance() {
    // What one fold leans to is wrong in the other, for every image.
    CategoricalFeature format = of("format", "A B A B");
    assertThat(format.measured(labels("FRRF"), new int[] {0, 0, 1, 1}).strength()).isEqualTo(0.5);
    // No lean can be learnt from one label.
    assertThat(of("format", "A B").measured(labels("FR"), new int[] {0, 1}).strength())
        .isEqualTo(0.5);
  }

  @Test
  void saysWhatIsConstantAndWhatLeansNeitherWay() {
    assertThat(of("exif", "true true").measured(labels("FR"), inThrees(2)))
        .isEqualTo(new Feature("exif", Measure.BALANCED_ACCURACY, 0.5, "constant"));
    assertThat(of("exif", "a a b b").measured(labels("FRFR"), inThrees(4)).direction())
        .isEqualTo("neither way");
  }

  @Test
  void namesTheFewCategoriesThatTellMost() {
    // a: 3 of 9 fakes; b and c: 2 reals of 9 each, d and e: 1 real and 1 fake more than the other.
    CategoricalFeature table = of("quantization", "a a a b b c c d e e f f f f f f f f");

    assertThat(table.measured(labels("FFFRRRRFRR" + "FRFRFRFF"), inThrees(18)).direction())
        .startsWith("a: FAKE; ")
        .endsWith("; and 2 more");
  }

  @Test
  void isPresentUnlessNoImageHasIt() {
    assertThat(of("chroma_sampling", "none none").present()).isFalse();
    assertThat(of("chroma_sampling", "none 4:2:0").present()).isTrue();
  }

  private static CategoricalFeature of(String name, String values) {
    return CategoricalFeature.of(name, values.split(" "));
  }

  private static int[] inThrees(int images) {
    return IntStream.range(0, images).map(i -> i / 2 % Folds.COUNT).toArray();
  }
}
