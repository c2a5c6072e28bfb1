package org.unmask.dataset;

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
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming;
import org.unmask.split.GroupNaming.ByMetadata;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

class DatasetSummaryJsonTest {

  private static DatasetSummary with(GroupNaming naming, long torn) {
    return new DatasetSummary(
        new Books(3, 0, Map.of()),
        List.of(new SplitCount(SplitName.TRAIN, Label.REAL, "mine", 3)),
        List.of(new FormatCount(ImageFormat.JPEG, Label.REAL, 3)),
        new Groups(2, 2, torn),
        Optional.empty(),
        Optional.empty(),
        new Plan(7, SplitFractions.DEFAULT, Assignment.BY_FRACTIONS),
        naming,
        2,
        "5feceb66");
  }

  @Test
  void readsWhatItWrote() {
    DatasetSummary named =
        with(new GroupNaming(Optional.of("\"v\\d\" (.)"), ByMetadata.LAPSED, true), 4);

    assertThat(DatasetSummaryJson.read(DatasetSummaryJson.write(named))).isEqualTo(named);
    DatasetSummary plain = with(GroupNaming.NONE, 0);
    assertThat(DatasetSummaryJson.read(DatasetSummaryJson.write(plain))).isEqualTo(plain);
  }

  @Test
  void readsWhatOlderDatasetsSay() {
    DatasetSummary plain = with(GroupNaming.NONE, 0);
    String json = DatasetSummaryJson.write(plain);
    String older =
        json.replaceAll("\"group_naming\" : \\{[^}]*},\\s*", "")
            .replaceAll(",\\s*\"torn\" : 0", "");

    assertThat(older).doesNotContain("group_naming", "torn");
    assertThat(DatasetSummaryJson.read(older)).isEqualTo(with(GroupNaming.UNKNOWN, 0));
  }
}
