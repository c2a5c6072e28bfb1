package org.unmask.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * What the footers of Parquet files say.
 *
 * @param rows how many rows each file has
 * @param unlike one file of each schema that there is, in the order of the files
 */
record TableFooters(List<Long> rows, List<String> unlike) {
  private static final int FILES_A_TASK = 100;

  /** Where Spark notes what a Parquet schema cannot say. */
  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  TableFooters {
    rows = List.copyOf(rows);
    unlike = List.copyOf(unlike);
  }

  /** Reads them, on the executors. */
  static TableFooters read(SparkSession spark, List<String> files) {
    SerializableConfiguration shared =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<Tuple2<Long, String>> footers =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(files, 1 + (files.size() - 1) / FILES_A_TASK)
            .mapPartitions(
                (FlatMapFunction<Iterator<String>, Tuple2<Long, String>>)
                    some -> {
                      // A schema is long, and nearly always that of the file before.
                      Set<String> seen = new HashSet<>();
                      List<Tuple2<Long, String>> read = new ArrayList<>();
                      while (some.hasNext()) {
                        Tuple2<Long, String> footer = footer(some.next(), shared.value());
                        read.add(seen.add(footer._2()) ? footer : new Tuple2<>(footer._1(), ""));
                      }
                      return read.iterator();
                    })
            .collect();
    List<Long> rows = new ArrayList<>();
    Map<String, String> unlike = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      rows.add(footers.get(i)._1());
      String schema = footers.get(i)._2();
      if (!schema.isEmpty()) {
        unlike.putIfAbsent(schema, files.get(i));
      }
    }
    return new TableFooters(rows, List.copyOf(unlike.values()));
  }

  private static Tuple2<Long, String> footer(String file, Configuration configuration)
      throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), configuration))) {
      FileMetaData data = reader.getFileMetaData();
      String schema = data.getSchema() + "\n" + data.getKeyValueMetaData().get(SPARK_SCHEMA);
      return new Tuple2<>(reader.getRecordCount(), schema);
    }
  }
}
