package org.unmask.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.evaluation.Mistakes;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Raster;
import org.unmask.report.Thumbnail;
import org.unmask.tensorflow.TensorFlowCodecRecipe;

/** The images of a split that a report shows, made small where they lie. */
final class MistakePictures {
  /** At most so many pixels come to the driver of each. */
  private static final int PIXELS = 1 << 18;

  /** Width or height on a page, twice what it shows on a plain screen. */
  private static final int SIDE = 256;

  private static final StructType SMALL =
      new StructType()
          .add("image_id", DataTypes.StringType)
          .add("width", DataTypes.IntegerType)
          .add("height", DataTypes.IntegerType)
          .add("rgb", DataTypes.BinaryType);

  private MistakePictures() {}

  /** JPEGs by image id, of whatever format and size; without those that cannot be decoded. */
  static Map<String, byte[]> of(Dataset<Row> split, Mistakes mistakes, ImageLimits limits) {
    Object[] ids =
        Stream.concat(mistakes.flaggedReals().stream(), mistakes.missedFakes().stream())
            .map(Mistakes.Mistake::imageId)
            .toArray();
    Map<String, byte[]> pictures = new HashMap<>();
    if (ids.length > 0) {
      ExecutorCodec codec = new ExecutorCodec(new TensorFlowCodecRecipe(), limits);
      split
          .filter(functions.col("image_id").isin(ids))
          .select("image_id", "content")
          .flatMap(
              (FlatMapFunction<Row, Row>) row -> decoded(row, codec.here()).iterator(),
              Encoders.row(SMALL))
          .collectAsList()
          .forEach(row -> pictures.put(row.getString(0), jpeg(row)));
    }
    return pictures;
  }

  private static Stream<Row> decoded(Row row, ImageCodec codec) {
    try {
      Raster small = codec.decode(row.<byte[]>getAs(1), PIXELS);
      return Stream.of(
          RowFactory.create(row.getString(0), small.width(), small.height(), small.rgb()));
    } catch (InvalidImageException e) {
      return Stream.empty();
    }
  }

  private static byte[] jpeg(Row row) {
    return Thumbnail.jpeg(new Raster(row.getInt(1), row.getInt(2), row.getAs(3)), SIDE);
  }
}
