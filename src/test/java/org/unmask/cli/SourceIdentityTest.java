package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Groups;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

class SourceIdentityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.source-balance=0.2",
        "train.mix-share=0.4",
        "train.swap-share=0.05",
        "train.sources=a",
        "train.distillation.sources=a"
      })
  void tellsDatasetsWithOtherNamesOfSourcesApart(String setting) {
    Settings settings =
        Settings.load(Optional.empty(), List.of(setting, "train.distillation.teacher=initial"));

    assertThat(SourceIdentity.of(summary("a", "b"), settings))
        .isEqualTo("train REAL 2 b\ntrain REAL 3 a")
        .isEqualTo(SourceIdentity.of(summary("a", "b"), settings))
        .isNotEqualTo(SourceIdentity.of(summary("b", "a"), settings));
  }

  /** What older versions began goes on. */
  @Test
  void saysNothingWhereNoSettingLooksAtSources() {
    assertThat(
            SourceIdentity.of(
                summary("a", "b"),
                Settings.load(Optional.empty(), List.of("train.calibration-sources=a"))))
        .isEmpty();
  }

  private static DatasetSummary summary(String three, String two) {
    return new DatasetSummary(
        new Books(5, 0, Map.of()),
        List.of(
            new SplitCount(SplitName.TRAIN, Label.REAL, three, 3),
            new SplitCount(SplitName.TRAIN, Label.REAL, two, 2)),
        List.of(new FormatCount(ImageFormat.JPEG, Label.REAL, 5)),
        new Groups(5, 1),
        Optional.empty(),
        Optional.empty(),
        new Plan(7, SplitFractions.DEFAULT, Assignment.BY_FRACTIONS),
        GroupNaming.NONE,
        1,
        "5feceb66");
  }
}
