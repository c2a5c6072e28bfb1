package org.unmask.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.unmask.evaluation.Mistakes;

/** The images of a split that a report shows. */
final class MistakePictures {
  private static final long MAX_BYTES = 256 << 10;

  private MistakePictures() {}

  /** Their contents by image id; large ones are left out of a page. */
  static Map<String, byte[]> of(Dataset<Row> split, Mistakes mistakes) {
    Object[] ids =
        Stream.concat(mistakes.flaggedReals().stream(), mistakes.missedFakes().stream())
            .map(Mistakes.Mistake::imageId)
            .toArray();
    Map<String, byte[]> pictures = new HashMap<>();
    if (ids.length > 0) {
      split
          .filter(functions.col("image_id").isin(ids))
          .filter(functions.col("bytes").leq(MAX_BYTES))
          .select("image_id", "content")
          .collectAsList()
          .forEach(row -> pictures.put(row.getString(0), row.<byte[]>getAs(1)));
    }
    return pictures;
  }
}
