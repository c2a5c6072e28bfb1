package org.unmask.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Bin;
import org.unmask.report.DatasetReport.Copy;
import org.unmask.report.DatasetReport.Dimensions;
import org.unmask.report.DatasetReport.Example;
import org.unmask.report.DatasetReport.Sizes;
import org.unmask.report.LogBins;
import org.unmask.split.RejectReason;

/** What a report says of sizes and of rejected files, counted by Spark. */
final class DatasetFacts {
  private static final int COMMONEST = 12;
  private static final int EXAMPLES = 5;

  private static final String SAME_BYTES = "same bytes as ";
  private static final String REAL = "real";
  private static final String FAKE = "fake";

  private DatasetFacts() {}

  /** How large the images are. */
  static Sizes sizes(Dataset<Row> index) {
    Dataset<Row> dimensions =
        index.groupBy(DatasetSchema.WIDTH, DatasetSchema.HEIGHT).agg(labels(REAL), labels(FAKE));
    List<Row> commonest =
        dimensions
            .orderBy(col(REAL).plus(col(FAKE)).desc(), col("width"), col("height"))
            .limit(COMMONEST)
            .collectAsList();
    Column side = least(col(DatasetSchema.WIDTH), col(DatasetSchema.HEIGHT)).cast("long");
    long distinct = commonest.size() < COMMONEST ? commonest.size() : dimensions.count();
    return new Sizes(
        distinct,
        commonest.stream()
            .map(
                row ->
                    new Dimensions(
                        row.getInt(0), row.getInt(1), row.<Long>getAs(REAL), row.<Long>getAs(FAKE)))
            .toList(),
        bins(index, side),
        bins(index, twoDigits(col(DatasetSchema.BYTES))));
  }

  /**
   * Whole numbers cut to their first two decimal digits, 90 values a decade: few enough to be
   * collected, and still in the same bin, since {@link LogBins} begin at such numbers.
   */
  private static Column twoDigits(Column value) {
    Column dropped = greatest(length(value.cast("string")).minus(2), lit(0));
    return value.minus(value.mod(pow(lit(10.0), dropped).cast("long")));
  }

  private static List<Bin> bins(Dataset<Row> index, Column value) {
    LogBins bins = new LogBins();
    for (Row row :
        index.groupBy(value.as("value")).agg(labels(REAL), labels(FAKE)).collectAsList()) {
      long at = row.<Long>getAs("value");
      bins.add(at, Label.REAL, row.<Long>getAs(REAL)).add(at, Label.FAKE, row.<Long>getAs(FAKE));
    }
    return bins.bins();
  }

  private static Column labels(String name) {
    String label = name.equals(REAL) ? Label.REAL.name() : Label.FAKE.name();
    return count_if(col(DatasetSchema.LABEL).equalTo(label)).as(name);
  }

  /** A few of the rejected files, by reason. */
  record Rejects(Map<RejectReason, List<Example>> examples, List<Copy> copies) {

    static Rejects of(Dataset<Row> rejected) {
      Map<RejectReason, List<Example>> examples = new EnumMap<>(RejectReason.class);
      List<Copy> copies = new ArrayList<>();
      Column number =
          row_number().over(Window.partitionBy(DatasetSchema.REASON).orderBy(DatasetSchema.PATH));
      for (Row row :
          rejected
              .withColumn("number", number)
              .filter(col("number").leq(EXAMPLES))
              .orderBy(DatasetSchema.REASON, DatasetSchema.PATH)
              .collectAsList()) {
        RejectReason reason = RejectReason.valueOf(row.getAs(DatasetSchema.REASON));
        String path = row.getAs(DatasetSchema.PATH);
        String detail = row.getAs(DatasetSchema.DETAIL);
        if (reason == RejectReason.DUPLICATE && detail.startsWith(SAME_BYTES)) {
          copies.add(new Copy(detail.substring(SAME_BYTES.length()), path));
        } else {
          examples.computeIfAbsent(reason, key -> new ArrayList<>()).add(new Example(path, detail));
        }
      }
      return new Rejects(examples, copies);
    }
  }
}
