package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Groups;
import org.unmask.split.DatasetSummary.NearDuplicates;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

class SplitOutcomeTest {

  private static List<String> lines(long train, long each, Groups groups, NearDuplicates near) {
    return SplitOutcome.lines(summary(train, each, groups, near, Optional.empty()), "faces");
  }

  private static DatasetSummary summary(
      long train, long each, Groups groups, NearDuplicates near, Optional<ShortcutAudit> audit) {
    return new DatasetSummary(
        new Books(train + each + each, each, Map.of(RejectReason.CORRUPT, each)),
        List.of(new SplitCount(SplitName.TRAIN, Label.REAL, "mine", train)),
        List.of(new FormatCount(ImageFormat.JPEG, Label.REAL, train)),
        groups,
        Optional.of(near),
        audit,
        new Plan(7, SplitFractions.DEFAULT, Assignment.BY_FRACTIONS),
        GroupNaming.NONE,
        1,
        "5feceb66");
  }

  private static DatasetSummary audited(double combined) {
    return summary(
        1,
        1,
        new Groups(1, 1),
        new NearDuplicates(1, 1, 1, 0),
        Optional.of(new ShortcutAudit(1, List.of(), combined, 0.7)));
  }

  @Test
  void anAuditThatMeasuredNothingAcceptsNothing() {
    assertThat(SplitOutcome.leaks(audited(Double.NaN)))
        .singleElement()
        .asString()
        .startsWith("nothing could be checked");
    assertThat(SplitOutcome.lines(audited(Double.NaN), "faces"))
        .contains("Shortcut audit: there are too few groups to check");
    assertThat(SplitOutcome.leaks(audited(0.6))).isEmpty();
    assertThat(SplitOutcome.leaks(audited(0.9))).hasSize(1);
  }

  @Test
  void saysOneOfWhatThereIsOneOf() {
    assertThat(lines(1, 1, new Groups(1, 1), new NearDuplicates(1, 1, 1, 0)))
        .startsWith(
            "Found 3 files: 1 accepted, 1 duplicate, 1 rejected {CORRUPT=1}",
            "  train              1 image:          1 REAL,         0 FAKE",
            "  validation         0 images:         0 REAL,         0 FAKE",
            "  test               0 images:         0 REAL,         0 FAKE",
            "1 group, the largest of 1 image",
            "Near-duplicates: 1 link within 1 bit; 1 group tied by look or by file")
        .endsWith("Dataset in faces, with report.html");
  }

  @Test
  void saysManyOfMoreAndOfNone() {
    assertThat(lines(2400, 0, new Groups(1200, 2), new NearDuplicates(31, 1300, 1100, 0)))
        .contains(
            "Found 2,400 files: 2,400 accepted, 0 duplicates, 0 rejected",
            "1,200 groups, the largest of 2 images",
            "Near-duplicates: 1,300 links within 31 bits; 1,100 groups tied by look or by file");
  }
}
