package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.image.Label;
import org.unmask.split.GroupCell;
import org.unmask.split.GroupCell.Hold;
import org.unmask.split.GroupShape;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.split.Transfer;

/**
 * Gives each image its split, whole groups together. The driver sees how many groups there are of
 * each shape, and the few that go elsewhere than they were drawn: never all of them.
 */
final class SplitAssignment {
  /** The split that a group is in since an earlier generation; null for what is new. */
  static final String KEPT_OF_GROUP = "kept_of_group";

  static final String REAL = "real";
  static final String FAKE = "fake";
  private static final String GROUPS = "groups";

  private final SplitFractions fractions;
  private final long seed;

  SplitAssignment(SplitFractions fractions, long seed) {
    this.fractions = fractions;
    this.seed = seed;
  }

  /**
   * The images with their split.
   *
   * @param images the rows of the dataset, those of earlier generations too, and their groups
   * @param census every group
   */
  record Assigned(Dataset<Row> images, List<GroupCell> census) {}

  /**
   * By the fractions; a group that has its split keeps it.
   *
   * @param grouped with {@link DatasetSchema#GROUP_ID} and {@link #KEPT_OF_GROUP}
   */
  Assigned byFractions(Dataset<Row> grouped) {
    long drawSeed = seed;
    SplitFractions shares = fractions;
    Column drawn =
        udf(
                (UDF1<String, String>)
                    group -> new SplitAssigner(shares, drawSeed).draw(group).folder(),
                DataTypes.StringType)
            .apply(col(DatasetSchema.GROUP_ID));
    Dataset<Row> groups =
        groups(grouped, max(KEPT_OF_GROUP))
            .withColumn(DatasetSchema.SPLIT, coalesce(col(KEPT_OF_GROUP), drawn));
    List<GroupCell> census = census(groups);
    HashMap<String, String> moved = new HashMap<>();
    List<Transfer> transfers = new SplitAssigner(fractions, seed).balance(census);
    new TransferPick(fractions, seed, census)
        .pick(transfers, groups.filter(col(KEPT_OF_GROUP).isNull()))
        .forEach((group, split) -> moved.put(group, split.folder()));
    Column split =
        udf(
                (UDF2<String, String, String>)
                    (group, otherwise) -> moved.getOrDefault(group, otherwise),
                DataTypes.StringType)
            .apply(col(DatasetSchema.GROUP_ID), coalesce(col(KEPT_OF_GROUP), drawn));
    return new Assigned(grouped.withColumn(DatasetSchema.SPLIT, split), census);
  }

  /**
   * The splits of the folders Train, Validation and Test.
   *
   * @throws IllegalArgumentException if an image lies in none of them, or a group in two
   */
  static Assigned byFolders(Dataset<Row> grouped) {
    Column folder = col(InspectedSchema.FOLDER_SPLIT);
    refuse(
        grouped.filter(folder.isNull()).select(DatasetSchema.PATH),
        "images that lie in no folder named Train, Validation or Test");
    refuse(
        grouped
            .groupBy(DatasetSchema.GROUP_ID)
            .agg(min(folder).as("least"), max(folder).as("most"))
            .filter(col("least").notEqual(col("most")))
            .select(DatasetSchema.GROUP_ID),
        "images whose group has others in another split");
    Dataset<Row> images = grouped.withColumn(DatasetSchema.SPLIT, folder);
    Dataset<Row> groups =
        groups(images, max(DatasetSchema.SPLIT))
            .withColumn(DatasetSchema.SPLIT, col(KEPT_OF_GROUP));
    return new Assigned(images, census(groups));
  }

  private static void refuse(Dataset<Row> offending, String what) {
    Offenders offenders = new Offenders();
    long count = offending.count();
    if (count > 0) {
      offending.sort(col(offending.columns()[0])).limit(Offenders.SHOWN).collectAsList().stream()
          .map(row -> row.getString(0))
          .forEach(offenders::add);
      offenders.countAs(count);
      offenders.refuse(
          found ->
              new IllegalArgumentException(
                  "Cannot keep the splits of the folders: " + what + ": " + found));
    }
  }

  private static Dataset<Row> groups(Dataset<Row> images, Column kept) {
    return images
        .groupBy(DatasetSchema.GROUP_ID)
        .agg(sum(one(Label.REAL)).as(REAL), sum(one(Label.FAKE)).as(FAKE), kept.as(KEPT_OF_GROUP));
  }

  private static Column one(Label label) {
    return when(col(DatasetSchema.LABEL).equalTo(label.name()), lit(1L)).otherwise(lit(0L));
  }

  private static List<GroupCell> census(Dataset<Row> groups) {
    List<GroupCell> cells = new ArrayList<>();
    for (Row row :
        groups
            .groupBy(
                col(DatasetSchema.SPLIT),
                col(REAL),
                col(FAKE),
                col(KEPT_OF_GROUP).isNull().as("free"))
            .agg(count(lit(1)).as(GROUPS))
            .collectAsList()) {
      cells.add(
          new GroupCell(
              SplitName.ofFolder(row.getAs(DatasetSchema.SPLIT)),
              new GroupShape(row.<Long>getAs(REAL), row.<Long>getAs(FAKE)),
              row.<Boolean>getAs("free") ? Hold.FREE : Hold.FIXED,
              row.<Long>getAs(GROUPS)));
    }
    return cells;
  }
}
