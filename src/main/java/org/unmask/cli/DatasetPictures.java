package org.unmask.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.dataset.DatasetParts;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.NearGroup;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SeededHash;
import org.unmask.split.SplitName;

/** The images that a report shows. */
final class DatasetPictures {
  /** Of each split and label. */
  private static final int SAMPLES = 10;

  private static final int GROUPS = 12;

  /** In a group, so that those of one label never stand for all. */
  private static final int PICTURES_A_LABEL = 6;

  private static final Column OWN_GROUP = col(DatasetParts.OWN_GROUP);

  private final Thumbnails thumbnails;
  private final long seed;

  DatasetPictures(Thumbnails thumbnails, long seed) {
    this.thumbnails = thumbnails;
    this.seed = seed;
  }

  /** Some images of each split and label, drawn by the seeded hash of their id. */
  List<Picture> samples(Dataset<Row> index, DatasetSummary summary) {
    Map<String, Double> shares = new HashMap<>();
    for (SplitName split : SplitName.values()) {
      for (Label label : Label.values()) {
        // Three times as many as are wanted, so that hardly ever too few come.
        shares.put(
            split.folder() + label, 3.0 * SAMPLES / Math.max(1, summary.images(split, label)));
      }
    }
    long drawSeed = seed;
    UDF3<String, String, String, Boolean> drawn =
        (id, split, label) -> place(drawSeed, id) < shares.getOrDefault(split + label, 0.0);
    List<Row> rows =
        new ArrayList<>(
            index
                .filter(
                    udf(drawn, DataTypes.BooleanType)
                        .apply(
                            col(DatasetSchema.IMAGE_ID),
                            col(DatasetSchema.SPLIT),
                            col(DatasetSchema.LABEL)))
                .select(
                    DatasetSchema.IMAGE_ID,
                    DatasetSchema.PATH,
                    DatasetSchema.SPLIT,
                    DatasetSchema.LABEL)
                .collectAsList());
    rows.sort(
        Comparator.comparingDouble(row -> place(drawSeed, row.getAs(DatasetSchema.IMAGE_ID))));
    Map<String, Integer> taken = new HashMap<>();
    List<Picture> samples = new ArrayList<>();
    for (Row row : rows) {
      String cell = row.<String>getAs(DatasetSchema.SPLIT) + row.getAs(DatasetSchema.LABEL);
      if (taken.merge(cell, 1, Integer::sum) <= SAMPLES) {
        samples.add(picture(row));
      }
    }
    return samples;
  }

  /** What near-duplicates were tied into, some of it with pictures. */
  NearDuplicates nearDuplicates(Dataset<Row> joined) {
    Dataset<Row> groups =
        joined
            .groupBy(DatasetSchema.GROUP_ID)
            .agg(
                count_if(isLabel(Label.REAL)).as("real"),
                count_if(isLabel(Label.FAKE)).as("fake"),
                collect_set(DatasetSchema.SPLIT).as("splits"),
                count_distinct(OWN_GROUP).as("owns"),
                count_distinct(when(isLabel(Label.REAL), OWN_GROUP)).as("owns_of_reals"),
                count_distinct(when(isLabel(Label.FAKE), OWN_GROUP)).as("owns_of_fakes"))
            .withColumn("both", col("real").gt(0).and(col("fake").gt(0)))
            // No group had both labels before it was tied: what tied two of unlike labels is looks.
            .withColumn(
                "mixed",
                col("both")
                    .and(col("owns").equalTo(col("owns_of_reals").plus(col("owns_of_fakes")))))
            .withColumn("size", col("real").plus(col("fake")));
    Row totals =
        groups
            .agg(
                count(lit(1)),
                sum("size"),
                max("size"),
                count_if(col("mixed")),
                count_if(col("both").and(not(col("mixed")))),
                count_if(size(col("splits")).gt(1)))
            .collectAsList()
            .get(0);
    if (totals.getLong(0) == 0) {
      return NearDuplicates.NONE;
    }
    List<Row> shown =
        groups
            .orderBy(col("mixed").desc(), col("size").desc(), col(DatasetSchema.GROUP_ID))
            .limit(GROUPS)
            .collectAsList();
    Map<String, List<Picture>> pictures = pictures(joined, shown);
    List<NearGroup> examples = new ArrayList<>();
    for (Row group : shown) {
      String id = group.getAs(DatasetSchema.GROUP_ID);
      examples.add(
          new NearGroup(
              group.<Long>getAs("real"),
              group.<Long>getAs("fake"),
              group.<Boolean>getAs("mixed"),
              group.<String>getList(group.fieldIndex("splits")).stream()
                  .map(SplitName::ofFolder)
                  .toList(),
              pictures.getOrDefault(id, List.of())));
    }
    return new NearDuplicates(
        totals.getLong(0),
        totals.getLong(1),
        totals.getLong(2),
        totals.getLong(3),
        totals.getLong(4),
        totals.getLong(5),
        examples);
  }

  private static Column isLabel(Label label) {
    return col(DatasetSchema.LABEL).equalTo(label.name());
  }

  /** Of each group and label the first image of every split, then the second, by their paths. */
  private Map<String, List<Picture>> pictures(Dataset<Row> joined, List<Row> groups) {
    Object[] ids = groups.stream().map(row -> row.getAs(DatasetSchema.GROUP_ID)).toArray();
    Column number =
        row_number()
            .over(
                Window.partitionBy(DatasetSchema.GROUP_ID, DatasetSchema.LABEL, DatasetSchema.SPLIT)
                    .orderBy(DatasetSchema.PATH));
    Map<String, Integer> taken = new HashMap<>();
    Map<String, List<Picture>> pictures = new HashMap<>();
    for (Row row :
        joined
            .filter(col(DatasetSchema.GROUP_ID).isin(ids))
            .withColumn("number", number)
            .filter(col("number").leq(PICTURES_A_LABEL))
            .orderBy(col("number"), col(DatasetSchema.SPLIT), col(DatasetSchema.PATH))
            .collectAsList()) {
      String group = row.getAs(DatasetSchema.GROUP_ID);
      if (taken.merge(group + row.getAs(DatasetSchema.LABEL), 1, Integer::sum)
          <= PICTURES_A_LABEL) {
        pictures.computeIfAbsent(group, id -> new ArrayList<>()).add(picture(row));
      }
    }
    return pictures;
  }

  private Picture picture(Row row) {
    String path = row.getAs(DatasetSchema.PATH);
    return new Picture(
        path,
        Label.valueOf(row.getAs(DatasetSchema.LABEL)),
        SplitName.ofFolder(row.getAs(DatasetSchema.SPLIT)),
        thumbnails.of(path));
  }

  /**
   * Where an image stands in the draw, 0 to below 1. An image that is a group of its own has its
   * split by the hash of its id: by that hash again none of a small split would be drawn.
   */
  static double place(long seed, String imageId) {
    return (SeededHash.of(seed, "sample of " + imageId) >>> 11) * 0x1p-53;
  }
}
