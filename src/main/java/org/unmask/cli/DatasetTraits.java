package org.unmask.cli;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.DatasetSchema;
import org.unmask.dataset.SparkFailure;
import org.unmask.image.ImageFormat;
import org.unmask.image.PixelTraits;
import org.unmask.model.ImageTraits;
import org.unmask.model.TraitCounts;
import org.unmask.split.SplitName;

/** The cheap features of a split, as they were measured when the dataset was made. */
final class DatasetTraits {
  private DatasetTraits() {}

  static TraitCounts of(DatasetReader dataset, SplitName split) {
    return SparkFailure.named(
        "read what was measured of split " + split.folder(), () -> counts(dataset, split));
  }

  private static TraitCounts counts(DatasetReader dataset, SplitName split) {
    Iterator<Row> rows =
        dataset
            .index()
            .where(functions.col(DatasetSchema.SPLIT).equalTo(split.folder()))
            .select(
                DatasetSchema.FORMAT,
                DatasetSchema.WIDTH,
                DatasetSchema.HEIGHT,
                DatasetSchema.BYTES,
                DatasetSchema.JPEG_QUALITY,
                DatasetSchema.SHARPNESS,
                DatasetSchema.LUMINANCE,
                DatasetSchema.COLOURFULNESS)
            .toLocalIterator();
    return TraitCounts.of(
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return rows.hasNext();
              }

              @Override
              public ImageTraits next() {
                return traits(rows.next());
              }
            });
  }

  private static ImageTraits traits(Row row) {
    return new ImageTraits(
        ImageFormat.valueOf(row.getString(0)),
        row.getInt(1),
        row.getInt(2),
        row.getLong(3),
        row.isNullAt(4) ? null : row.getInt(4),
        pixels(row));
  }

  /** They were measured all together or not at all. */
  private static @Nullable PixelTraits pixels(Row row) {
    return row.isNullAt(5)
        ? null
        : new PixelTraits(row.getDouble(5), row.getDouble(6), row.getDouble(7));
  }
}
