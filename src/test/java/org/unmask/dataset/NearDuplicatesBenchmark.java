package org.unmask.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.ml.feature.BucketedRandomProjectionLSH;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.unmask.SparkFixture;
import org.unmask.image.PerceptualHash;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Times the search of near-duplicates against MLlib's locality sensitive hashing, and connected
 * components against GraphX, on the perceptual hashes of a dataset; says of each what share of the
 * near pairs, as all pairs of one array show them, it brings into one group. Every image counts as
 * a group of its own. {@code scripts/bench groups} runs it.
 *
 * <p>Arguments: a dataset made with near-duplicates on; how many of its images, all by default.
 */
final class NearDuplicatesBenchmark {
  private static final String HASH = DatasetSchema.PERCEPTUAL_HASH;
  private static final String FEATURES = "features";
  private static final int BITS = PerceptualHash.BYTES * 8;
  private static final int DISTANCE = NearDuplicates.DEFAULT_DISTANCE;
  private static final StructType NUMBERED =
      new StructType()
          .add(DatasetSchema.GROUP_ID, DataTypes.StringType, false)
          .add(HASH, DataTypes.BinaryType, false)
          .add(FEATURES, SQLDataTypes.VectorType(), false);

  private final SparkSession spark = SparkFixture.session();
  private final List<byte[]> hashes;
  private final List<int[]> near;

  private NearDuplicatesBenchmark(List<byte[]> hashes) {
    this.hashes = hashes;
    this.near = timed("all pairs in one array, 1 thread", () -> pairs(hashes));
    say("%,d images, %,d pairs within %d bits", hashes.size(), near.size(), DISTANCE);
    if (near.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid dataset: no near-duplicates among its perceptual hashes");
    }
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
    List<byte[]> hashes =
        SparkFixture.session()
            .read()
            .parquet(arguments[0] + "/index")
            .where(functions.col(HASH).isNotNull())
            .orderBy(DatasetSchema.IMAGE_ID)
            .limit(most)
            .select(HASH)
            .collectAsList()
            .stream()
            .map(row -> row.<byte[]>getAs(0))
            .toList();
    NearDuplicatesBenchmark benchmark = new NearDuplicatesBenchmark(hashes);
    for (int round = 1; round <= 2; round++) {
      say("Round %d", round);
      benchmark.round();
    }
  }

  private void round() {
    Dataset<Row> images = images().persist(StorageLevel.MEMORY_ONLY());
    images.count();
    try (KeptRows edges = timed("Unmask, edges", () -> NearDuplicates.edges(images, DISTANCE))) {
      recall(edges.rows());
      try (KeptRows groups = timed("Unmask, components", () -> ConnectedGroups.of(edges.rows()))) {
        say("  %,d images in groups", groups.count());
      }
      say("  %,d images in groups", timed("GraphX, components", () -> graphX(edges.rows())));
    }
    for (int tables : new int[] {1, 3}) {
      lsh(
          "MLlib MinHashLSH, tables " + tables,
          () ->
              new MinHashLSH()
                  .setInputCol(FEATURES)
                  .setOutputCol("keys")
                  .setNumHashTables(tables)
                  .setSeed(1)
                  .fit(images)
                  // PDQ sets half of the bits, or nearly so.
                  .approxSimilarityJoin(images, images, 2.1 * DISTANCE / (BITS + DISTANCE)));
    }
    lsh(
        "MLlib BucketedRandomProjectionLSH, tables 3",
        () ->
            new BucketedRandomProjectionLSH()
                .setInputCol(FEATURES)
                .setOutputCol("keys")
                .setNumHashTables(3)
                .setBucketLength(0.5)
                .setSeed(1)
                .fit(images)
                .approxSimilarityJoin(images, images, Math.sqrt(DISTANCE) + 1e-6));
    images.unpersist(true);
  }

  /** What MLlib joins, less what it finds twice and what is further apart than it should be. */
  private void lsh(String name, Supplier<? extends Dataset<?>> join) {
    try (KeptRows edges =
        timed(
            name,
            () ->
                KeptRows.of(
                    join.get()
                        .selectExpr(
                            "datasetA." + DatasetSchema.GROUP_ID + " low",
                            "datasetB." + DatasetSchema.GROUP_ID + " high",
                            "datasetA." + HASH + " a",
                            "datasetB." + HASH + " b")
                        .where("low < high")
                        .where(apart().leq(DISTANCE))
                        .select(GroupEdges.LOW, GroupEdges.HIGH)))) {
      recall(edges.rows());
    }
  }

  private static Column apart() {
    return functions
        .udf((UDF2<byte[], byte[], Integer>) PerceptualHash::distance, DataTypes.IntegerType)
        .apply(functions.col("a"), functions.col("b"));
  }

  /** The share of all near pairs whose ends are connected by {@code edges}. */
  private void recall(Dataset<Row> edges) {
    int[] root = new int[hashes.size()];
    Arrays.setAll(root, i -> i);
    for (Row edge : edges.collectAsList()) {
      root[find(root, number(edge.getString(0)))] = find(root, number(edge.getString(1)));
    }
    long together =
        near.stream().filter(pair -> find(root, pair[0]) == find(root, pair[1])).count();
    say("  %.4f of the near pairs are in one group", (double) together / near.size());
  }

  private static int find(int[] root, int of) {
    int at = of;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  private static List<int[]> pairs(List<byte[]> hashes) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      for (int j = i + 1; j < hashes.size(); j++) {
        if (PerceptualHash.distance(hashes.get(i), hashes.get(j)) <= DISTANCE) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    return pairs;
  }

  private long graphX(Dataset<Row> edges) {
    JavaRDD<Edge<Integer>> links =
        edges
            .select(GroupEdges.LOW, GroupEdges.HIGH)
            .toJavaRDD()
            .map(row -> new Edge<>(number(row.getString(0)), number(row.getString(1)), 1));
    ClassTag<Integer> tag = ClassTag$.MODULE$.apply(Integer.class);
    Graph<Integer, Integer> graph =
        Graph.fromEdges(
            links.rdd(),
            1,
            StorageLevel.MEMORY_AND_DISK(),
            StorageLevel.MEMORY_AND_DISK(),
            tag,
            tag);
    return ConnectedComponents.run(graph, tag, tag).vertices().count();
  }

  private Dataset<Row> images() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      rows.add(RowFactory.create(name(i), hashes.get(i), vector(hashes.get(i))));
    }
    return spark.createDataFrame(rows, NUMBERED).repartition(2);
  }

  private static String name(int image) {
    return String.format(Locale.ROOT, "%09d", image);
  }

  private static int number(String name) {
    return Integer.parseInt(name);
  }

  private static Vector vector(byte[] hash) {
    int[] bits =
        IntStream.range(0, BITS).filter(bit -> (hash[bit / 8] >> (bit % 8) & 1) == 1).toArray();
    double[] ones = new double[bits.length];
    Arrays.fill(ones, 1);
    return Vectors.sparse(BITS, bits, ones);
  }

  private static <T> T timed(String name, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    say("%-45s %8.2f s", name, (System.nanoTime() - start) / 1e9);
    return result;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
