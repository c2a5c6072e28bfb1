package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Bin;
import org.unmask.report.LogBins;

@Tag("spark")
class DatasetFactsTest {

  @Test
  void countsEachFileSizeInItsOwnBin() {
    // Files about the lower edges of bins, 224x224 BMPs, the smallest and the largest.
    long[] bytes = {
      1, 7, 99, 100, 799, 800, 999, 1000, 1010, 1023, 1199, 1200, 150_000, 150_582, 3_999_999_999L
    };
    List<Bin> bins = sizes(bytes);
    LogBins expected = new LogBins();
    LongStream.of(bytes).forEach(value -> expected.add(value, Label.REAL, 1));
    assertThat(bins).isEqualTo(expected.bins());
    assertThat(sizes(150_582)).containsExactly(new Bin(150_000, 200_000, 1, 0));
    assertThat(sizes(1000, 1023)).containsExactly(new Bin(1000, 1200, 2, 0));
  }

  private static List<Bin> sizes(long... bytes) {
    StructType schema =
        new StructType()
            .add(DatasetSchema.WIDTH, DataTypes.IntegerType)
            .add(DatasetSchema.HEIGHT, DataTypes.IntegerType)
            .add(DatasetSchema.LABEL, DataTypes.StringType)
            .add(DatasetSchema.BYTES, DataTypes.LongType);
    List<Row> rows =
        LongStream.of(bytes)
            .mapToObj(value -> RowFactory.create(224, 224, Label.REAL.name(), value))
            .toList();
    return DatasetFacts.sizes(SparkFixture.session().createDataFrame(rows, schema)).bytes();
  }
}
