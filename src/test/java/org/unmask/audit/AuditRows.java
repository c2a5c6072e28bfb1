package org.unmask.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.unmask.SparkFixture;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.Label;

/** Rows of an index, image by image; what is not said is the same for all. */
final class AuditRows {
  private final List<Row> rows = new ArrayList<>();

  static Label[] labels(String letters) {
    return letters.chars().mapToObj(c -> c == 'F' ? Label.FAKE : Label.REAL).toArray(Label[]::new);
  }

  /** Adds an image that is its own group. */
  AuditRows add(Label label, Map<String, ?> values) {
    String id = "image-" + rows.size();
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put(DatasetSchema.IMAGE_ID, id);
    row.put(DatasetSchema.PATH, "file:/" + id);
    row.put(DatasetSchema.SOURCE, "images");
    row.put(DatasetSchema.GROUP_ID, id);
    row.put(DatasetSchema.LABEL, label.name());
    row.put(DatasetSchema.SPLIT, "train");
    row.put(DatasetSchema.WIDTH, 64);
    row.put(DatasetSchema.HEIGHT, 64);
    row.put(DatasetSchema.FORMAT, "PNG");
    row.put(DatasetSchema.BYTES, 5000L);
    row.put(DatasetSchema.EXIF, false);
    row.putAll(values);
    rows.add(
        RowFactory.create(
            List.of(DatasetSchema.INDEX.fieldNames()).stream().map(row::get).toArray()));
    return this;
  }

  Dataset<Row> index() {
    return index(rows);
  }

  /** The same rows in another order and in so many partitions. */
  Dataset<Row> shuffled(long seed, int partitions) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    return index(shuffled).repartition(partitions);
  }

  private static Dataset<Row> index(List<Row> rows) {
    return SparkFixture.session().createDataFrame(rows, DatasetSchema.INDEX);
  }
}
