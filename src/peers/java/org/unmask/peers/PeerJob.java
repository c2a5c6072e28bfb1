package org.unmask.peers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A plain scoring job: paths, mapPartitions, Parquet. Arguments: {@code onnx} or {@code djl}, the
 * model, the images' folder, the folder of the scores, the number of cores. Prints images a second,
 * counted as {@code unmask score} does: from the first task to the written table, the opening of
 * the network among it, without Spark's start.
 */
public final class PeerJob {
  private static final int BATCH = 32;
  private static final int IMAGES_A_TASK = 500;
  private static final StructType SCHEMA =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("probability_fake", DataTypes.DoubleType);

  /** The one network of this JVM: opening it for each partition is the mistake of many. */
  private static Peer peer;

  private PeerJob() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws IOException {
    String engine = arguments[0];
    String model = arguments[1];
    Path images = Path.of(arguments[2]);
    String scores = arguments[3];
    List<String> files;
    try (Stream<Path> found = Files.walk(images)) {
      files = found.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + arguments[4] + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()) {
      long begin = System.nanoTime();
      int tasks =
          Math.max(
              (files.size() + IMAGES_A_TASK - 1) / IMAGES_A_TASK,
              spark.sparkContext().defaultParallelism());
      JavaRDD<Row> rows =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(files, tasks)
              .mapPartitions(paths -> score(paths, shared(engine, model)));
      spark.createDataFrame(rows, SCHEMA).write().mode(SaveMode.Overwrite).parquet(scores);
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(Locale.ROOT, "%.1f%n", files.size() / seconds);
    }
  }

  private static synchronized Peer shared(String engine, String model) throws Exception {
    if (peer == null) {
      peer =
          switch (engine) {
            case "onnx" -> new OnnxRuntimePeer(model);
            case "djl" -> new DjlPeer(model);
            default -> throw new IllegalArgumentException("Invalid engine: " + engine);
          };
    }
    return peer;
  }

  private static Iterator<Row> score(Iterator<String> paths, Peer peer) throws Exception {
    List<Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<BufferedImage> batch = new ArrayList<>();
    while (paths.hasNext()) {
      String path = paths.next();
      names.add(path);
      batch.add(Pixels.read(Path.of(path)));
      if (batch.size() == BATCH || !paths.hasNext()) {
        float[] scores = peer.score(batch);
        for (int i = 0; i < scores.length; i++) {
          rows.add(RowFactory.create(names.get(i), (double) scores[i]));
        }
        names.clear();
        batch.clear();
      }
    }
    return rows.iterator();
  }
}
