package org.unmask.cli;

import java.util.Iterator;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.unmask.evaluation.ScoredImages;
import org.unmask.image.Label;

/**
 * The scores of a split, taken out of Spark.
 *
 * @param unscored how many of its images got none
 */
record ScoredRows(ScoredImages images, long unscored) {

  /**
   * Takes rows of {@link org.unmask.scoring.DatasetScorer#SCHEMA}.
   *
   * @param probability of FAKE, of a row that has a score
   */
  static ScoredRows of(Iterator<Row> rows, ToDoubleFunction<Row> probability) {
    ScoredImages.Builder images = ScoredImages.builder();
    long unscored = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(row.fieldIndex("logit"))) {
        unscored++;
        continue;
      }
      images.add(
          row.getString(row.fieldIndex("image_id")),
          row.getString(row.fieldIndex("path")),
          row.getString(row.fieldIndex("group_id")),
          row.getString(row.fieldIndex("source")),
          Label.valueOf(row.getString(row.fieldIndex("label"))),
          probability.applyAsDouble(row),
          row.getDouble(row.fieldIndex("logit")));
    }
    return new ScoredRows(images.build(), unscored);
  }
}
