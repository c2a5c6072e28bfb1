package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.dataset.DatasetParts;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.NearGroup;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.TensorFlowCodecRecipe;

class DatasetPicturesTest {

  /** Images without a group have their split by a hash of their id; the draw must not follow it. */
  @Test
  void drawsFromEachSplitAlike() {
    SplitAssigner assigner = new SplitAssigner(SplitFractions.DEFAULT, 42);
    Map<SplitName, Integer> drawn = new EnumMap<>(SplitName.class);
    Map<SplitName, Integer> all = new EnumMap<>(SplitName.class);
    for (int i = 0; i < 10_000; i++) {
      SplitName split = assigner.draw("image-" + i);
      all.merge(split, 1, Integer::sum);
      drawn.merge(split, DatasetPictures.place(42, "image-" + i) < 0.1 ? 1 : 0, Integer::sum);
    }
    for (SplitName split : SplitName.values()) {
      // A tenth; five standard deviations of 1,500 draws are 58 of 150.
      assertThat(drawn.getOrDefault(split, 0) / (double) all.getOrDefault(split, 1))
          .isBetween(0.06, 0.14);
    }
  }

  @Test
  @Tag("spark")
  void tellsWhatLooksAlikeFromWhatWasNamedTogether() {
    NearDuplicates near =
        nearDuplicates(
            // Two named groups, each of a photo and the fake that was made of it.
            row("named", "a", "a-real", Label.REAL),
            row("named", "a", "a-fake", Label.FAKE),
            row("named", "b", "b-real", Label.REAL),
            row("named", "b", "b-fake", Label.FAKE),
            // Two images that no name ties, twice.
            row("alike", "r", "r", Label.REAL),
            row("alike", "f", "f", Label.FAKE),
            row("alike2", "r2", "r2", Label.REAL),
            row("alike2", "f2", "f2", Label.FAKE),
            row("reals", "s", "s", Label.REAL),
            row("reals", "t", "t", Label.REAL));
    assertThat(near.groups()).isEqualTo(4);
    assertThat(near.images()).isEqualTo(10);
    assertThat(near.mixed()).isEqualTo(2);
    assertThat(near.mixedBefore()).isEqualTo(1);
    assertThat(near.divided()).isZero();
    assertThat(near.examples())
        .extracting(NearGroup::mixed)
        .containsExactly(true, true, false, false);
    assertThat(near.examples()).extracting(NearGroup::size).containsExactly(2L, 2L, 4L, 2L);
  }

  @Test
  @Tag("spark")
  void showsOfBothLabelsAndEachSplitWhereThePathsOfOneComeFirst() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(row("g", "f" + i, "Fake/" + i, Label.FAKE));
    }
    rows.add(row("g", "v", "Fake/v", Label.FAKE, SplitName.VALIDATION));
    rows.add(row("g", "r", "Real/0", Label.REAL));
    NearDuplicates near = nearDuplicates(rows.toArray(Row[]::new));
    assertThat(near.divided()).isEqualTo(1);
    NearGroup group = near.examples().get(0);
    assertThat(group.splits()).containsExactly(SplitName.TRAIN, SplitName.VALIDATION);
    assertThat(group.pictures())
        .extracting(DatasetReport.Picture::label)
        .containsOnlyOnce(Label.REAL)
        .hasSize(6 + 1);
    // Of the fakes the report shows the first five.
    assertThat(group.pictures().stream().filter(picture -> picture.label() == Label.FAKE).limit(5))
        .extracting(DatasetReport.Picture::split)
        .contains(SplitName.TRAIN, SplitName.VALIDATION);
  }

  private static Row row(String group, String own, String path, Label label) {
    return row(group, own, path, label, SplitName.TRAIN);
  }

  private static Row row(String group, String own, String path, Label label, SplitName split) {
    return RowFactory.create(group, own, "/nowhere/" + path, label.name(), split.folder(), path);
  }

  private static NearDuplicates nearDuplicates(Row... rows) {
    StructType schema = new StructType();
    for (String column :
        List.of(
            DatasetSchema.GROUP_ID,
            DatasetParts.OWN_GROUP,
            DatasetSchema.PATH,
            DatasetSchema.LABEL,
            DatasetSchema.SPLIT,
            DatasetSchema.IMAGE_ID)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    try (ImageCodec codec = new TensorFlowCodecRecipe().open(ImageLimits.DEFAULT)) {
      return new DatasetPictures(new Thumbnails(codec, 1000, new Configuration()), 42)
          .nearDuplicates(SparkFixture.session().createDataFrame(List.of(rows), schema));
    }
  }
}
