package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;

/**
 * Videos {@code a} and {@code c} lie in two splits; {@code a2} is another name of {@code a}, and
 * {@code bridge} ties them now. {@code w} takes {@code w2} in. {@code old} was barred before, and
 * {@code n} shares an image with it.
 */
@Tag("spark")
class TiesTest {
  private static final StructType IMAGES =
      new StructType()
          .add(DatasetSchema.GROUP_ID, DataTypes.StringType)
          .add(Judgement.KEY, DataTypes.StringType)
          .add(InspectedSchema.KEPT_SPLIT, DataTypes.StringType);
  private static final StructType COMPONENTS =
      new StructType()
          .add(DatasetSchema.GROUP_ID, DataTypes.StringType)
          .add(ConnectedGroups.COMPONENT, DataTypes.StringType);

  private final Dataset<Row> ties =
      rows(GroupEdges.SCHEMA, row("a", "a2"), row("old", "old"), row("gone", "gone"));
  private final Dataset<Row> before = rows(COMPONENTS, row("a", "a"), row("a2", "a"));
  private final Dataset<Row> now =
      rows(
          COMPONENTS,
          row("a", "a"),
          row("a2", "a"),
          row("bridge", "a"),
          row("c", "a"),
          row("w", "w"),
          row("w2", "w"),
          row("n", "n"),
          row("old", "n"));
  private final Dataset<Row> images =
      rows(
          IMAGES,
          RowFactory.create("a", "a", "train"),
          RowFactory.create("a", "c", "test"),
          RowFactory.create("w", "w", "train"),
          RowFactory.create("w", "w2", null),
          RowFactory.create("n", "n", null),
          RowFactory.create("gone", "gone", null),
          RowFactory.create("free", "free", null));

  @Test
  void marksTheGroupsOfWhatIsBarred() {
    Dataset<Row> marked = Ties.marked(images, now, Optional.of(ties));

    assertThat(marked.filter(Ties.BARRED).select(Judgement.KEY).collectAsList())
        .containsExactlyInAnyOrder(RowFactory.create("n"), RowFactory.create("gone"));
    assertThat(marked.count()).isEqualTo(7);
    assertThat(Ties.marked(images, now, Optional.empty()).filter(Ties.BARRED).count()).isZero();
  }

  @Test
  void keepsWhatTiesOneSplitAndBarsWhatTiesTwo() {
    Dataset<Row> marked = Ties.marked(images, now, Optional.of(ties));

    assertThat(Ties.of(now, marked, Optional.of(ties), Optional.of(before)).collectAsList())
        .containsExactlyInAnyOrder(row("w", "w2"), row("bridge", "bridge"), row("n", "n"));
  }

  @Test
  void keepsNothingThatWasKnownBefore() {
    Dataset<Row> marked = Ties.marked(images, now, Optional.of(ties));
    Dataset<Row> known =
        rows(
            GroupEdges.SCHEMA,
            row("a", "a2"),
            row("old", "old"),
            row("w", "w2"),
            row("bridge", "bridge"),
            row("n", "n"));
    Dataset<Row> knownComponents =
        rows(COMPONENTS, row("a", "a"), row("a2", "a"), row("w", "w"), row("w2", "w"));

    assertThat(
            Ties.of(now, marked, Optional.of(known), Optional.of(knownComponents)).collectAsList())
        .isEmpty();
  }

  @Test
  void addsWhatWasNotTiedBefore() {
    Dataset<Row> edges =
        rows(GroupEdges.SCHEMA, row("a", "a2"), row("a2", "c"), row("free", "new"));

    assertThat(Ties.added(edges, before).collectAsList())
        .containsExactlyInAnyOrder(row("a2", "c"), row("free", "new"));
  }

  private static Row row(String one, String other) {
    return RowFactory.create(one, other);
  }

  private static Dataset<Row> rows(StructType schema, Row... rows) {
    return SparkFixture.session().createDataFrame(List.of(rows), schema);
  }
}
