package org.unmask.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmask.image.ImageError;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Groups;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming.ByMetadata;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

class SplitValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0.8, 0.1, 0.2, sum must be 1",
    "1.1, -0.1, 0, train fraction",
    "NaN, 0.5, 0.5, train fraction",
    "0.5, 0.7, -0.2, test fraction"
  })
  void refusesFractionsThatAreNone(double train, double validation, double test, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SplitFractions(train, validation, test))
        .withMessageContaining(part);
  }

  @Test
  void acceptsFractionsThatRoundingKeepsFromOne() {
    assertThat(new SplitFractions(0.7, 0.2, 0.1).of(SplitName.VALIDATION)).isEqualTo(0.2);
  }

  @Test
  void acceptsADatasetForEvaluationAlone() {
    assertThat(new SplitFractions(0, 0, 1).of(SplitName.TEST)).isEqualTo(1);
  }

  @Test
  void refusesAGroupWithoutImages() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GroupShape(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new GroupShape(-1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheNameOfAnImageError(ImageError error) {
    assertThat(RejectReason.of(error).name()).isEqualTo(error.name());
  }

  @ParameterizedTest
  @EnumSource
  void findsASplitByItsFolder(SplitName split) {
    assertThat(SplitName.ofFolder(split.folder())).isEqualTo(split);
  }

  /** The number comes from another implementation of SHA-256. */
  @Test
  void hashesTheSameOnEveryMachine() {
    assertThat(SeededHash.of(7, "a")).isEqualTo(0x4aa866eb5e11e1d1L);
  }

  @Test
  void balancesItsBooks() {
    DatasetSummary summary = summary(20, ImageFormat.JPEG, ImageFormat.JPEG);

    assertThat(summary.accepted()).isEqualTo(15);
    assertThat(summary.images(SplitName.TRAIN)).isEqualTo(11);
    assertThat(summary.images(SplitName.TRAIN, Label.FAKE)).isEqualTo(6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> summary(21, ImageFormat.JPEG, ImageFormat.JPEG))
        .withMessageContaining("found 21, but accepted 15 + rejected 3 + duplicates 2");
  }

  @Test
  void warnsOfASplitThatMissesALabel() {
    assertThat(summary(20, ImageFormat.JPEG, ImageFormat.JPEG).warnings())
        .containsExactly(
            "The split validation holds no FAKE image", "The split test holds no REAL image");
  }

  /** 60 of 100 are fakes; of the 20 in test 14 are, 10 % more than in the whole. */
  @Test
  void saysByHowMuchASplitMissesTheLabelShare() {
    DatasetSummary summary = uneven(Assignment.BY_FRACTIONS, 1);

    assertThat(summary.misses().get(1))
        .isEqualTo(new DatasetSummary.Miss(SplitName.VALIDATION, 0, 0));
    assertThat(summary.misses().get(2).size()).isCloseTo(0.05, within(1e-12));
    assertThat(summary.misses().get(2).labelShare()).isCloseTo(0.1, within(1e-12));
    assertThat(summary.warnings())
        .containsExactly(
            "The share of fakes in train differs from the whole by -3.1 % of the images: groups are"
                + " too large to be divided better",
            "The share of fakes in test differs from the whole by 10.0 % of the images: groups are"
                + " too large to be divided better");
  }

  @Test
  void saysWhatElseDividesTheLabels() {
    DatasetSummary byFolders = uneven(Assignment.BY_FOLDERS, 1);
    assertThat(byFolders.misses().get(2).size()).isNaN();
    assertThat(byFolders.warnings()).hasSize(2).allMatch(words -> words.endsWith("divide them so"));
    assertThat(uneven(Assignment.BY_FRACTIONS, 2).warnings())
        .hasSize(2)
        .allMatch(words -> words.contains("images of before keep their split"));
  }

  @Test
  void remembersWhatNamedGroups() {
    GroupNaming byPattern = new GroupNaming(Optional.of("v([0-9]+)"), ByMetadata.NEVER);
    GroupNaming byMetadata = new GroupNaming(Optional.empty(), ByMetadata.NAMED);

    GroupNaming both = GroupNaming.NONE.then(byPattern).then(byMetadata).then(byMetadata);
    assertThat(both).isEqualTo(new GroupNaming(byPattern.pattern(), ByMetadata.NAMED, true));
    assertThat(byPattern.then(byPattern).isLate()).isFalse();
    assertThat(byPattern.then(new GroupNaming(byPattern.pattern(), ByMetadata.NAMED)).isLate())
        .isTrue();
    assertThat(byMetadata.then(byMetadata).isLate()).isFalse();
    assertThat(GroupNaming.UNKNOWN.then(byPattern).then(byMetadata))
        .isEqualTo(new GroupNaming(byPattern.pattern(), ByMetadata.UNKNOWN));
    GroupNaming lapsed = both.then(byPattern).then(byMetadata);
    assertThat(lapsed).isEqualTo(new GroupNaming(byPattern.pattern(), ByMetadata.LAPSED, true));

    assertThat(uneven(Assignment.BY_FRACTIONS, 5, both).warnings())
        .hasSize(3)
        .anyMatch(warning -> warning.startsWith("An append was the first to give a pattern"));
    assertThat(uneven(Assignment.BY_FRACTIONS, 5, lapsed).warnings())
        .hasSize(4)
        .anyMatch(warning -> warning.startsWith("Metadata or a table named groups, and images"));
  }

  private static DatasetSummary uneven(Assignment assignment, int generations) {
    return uneven(assignment, generations, GroupNaming.NONE);
  }

  private static DatasetSummary uneven(Assignment assignment, int generations, GroupNaming naming) {
    return new DatasetSummary(
        new Books(100, 0, Map.of()),
        List.of(
            new SplitCount(SplitName.TRAIN, Label.REAL, "a", 28),
            new SplitCount(SplitName.TRAIN, Label.FAKE, "a", 37),
            new SplitCount(SplitName.VALIDATION, Label.REAL, "a", 6),
            new SplitCount(SplitName.VALIDATION, Label.FAKE, "a", 9),
            new SplitCount(SplitName.TEST, Label.REAL, "a", 6),
            new SplitCount(SplitName.TEST, Label.FAKE, "a", 14)),
        List.of(
            new FormatCount(ImageFormat.JPEG, Label.REAL, 40),
            new FormatCount(ImageFormat.JPEG, Label.FAKE, 60)),
        new Groups(9, 20),
        Optional.empty(),
        Optional.empty(),
        new Plan(42, SplitFractions.DEFAULT, assignment),
        naming,
        generations,
        "00");
  }

  @Test
  void warnsOfAFormatThatGivesTheLabelAway() {
    assertThat(summary(20, ImageFormat.JPEG, ImageFormat.PNG).warnings())
        .anyMatch(warning -> warning.contains("format gives the label away"));
  }

  /** One that measured says so itself. */
  @Test
  void warnsOfTheFormatWhereAnAuditMeasuredNothing() {
    ShortcutAudit nothing = new ShortcutAudit(15, List.of(), Double.NaN, 0.7);
    ShortcutAudit measured =
        new ShortcutAudit(
            15, List.of(new Feature("width", Measure.ROC_AUC, 0.5, "equal")), Double.NaN, 0.7);

    assertThat(summary(20, ImageFormat.JPEG, ImageFormat.PNG, Optional.of(nothing)).warnings())
        .isEqualTo(summary(20, ImageFormat.JPEG, ImageFormat.PNG).warnings());
    assertThat(summary(20, ImageFormat.JPEG, ImageFormat.PNG, Optional.of(measured)).warnings())
        .noneMatch(warning -> warning.contains("format"));
  }

  private static DatasetSummary summary(long found, ImageFormat real, ImageFormat fake) {
    return summary(found, real, fake, Optional.empty());
  }

  private static DatasetSummary summary(
      long found, ImageFormat real, ImageFormat fake, Optional<ShortcutAudit> audit) {
    return new DatasetSummary(
        new Books(found, 2, Map.of(RejectReason.NO_LABEL, 1L, RejectReason.CORRUPT, 2L)),
        List.of(
            new SplitCount(SplitName.TRAIN, Label.REAL, "a", 5),
            new SplitCount(SplitName.TRAIN, Label.FAKE, "a", 4),
            new SplitCount(SplitName.TRAIN, Label.FAKE, "b", 2),
            new SplitCount(SplitName.VALIDATION, Label.REAL, "a", 3),
            new SplitCount(SplitName.TEST, Label.FAKE, "a", 1)),
        List.of(new FormatCount(real, Label.REAL, 8), new FormatCount(fake, Label.FAKE, 7)),
        new Groups(15, 1),
        Optional.empty(),
        audit,
        new Plan(42, SplitFractions.DEFAULT, Assignment.BY_FRACTIONS),
        GroupNaming.NONE,
        1,
        "00");
  }
}
