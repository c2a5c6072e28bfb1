package org.unmask.cli;

import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.unmask.evaluation.ScoredImages;
import org.unmask.image.Label;

/**
 * The scores of a split, taken out of Spark.
 *
 * @param unscoredBySource how many of its images got none, where there are such
 */
record ScoredRows(ScoredImages images, SortedMap<String, Long> unscoredBySource) {

  /**
   * Takes rows of {@link org.unmask.scoring.DatasetScorer#SCHEMA}.
   *
   * @param probability of FAKE, of a row that has a score
   */
  static ScoredRows of(Iterator<Row> rows, ToDoubleFunction<Row> probability) {
    ScoredImages.Builder images = ScoredImages.builder();
    SortedMap<String, Long> unscored = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(row.fieldIndex("logit"))) {
        unscored.merge(row.getString(row.fieldIndex("source")), 1L, Long::sum);
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
