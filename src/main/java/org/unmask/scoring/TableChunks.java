package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.PipelineException;
import org.unmask.storage.FileListing;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.StoredFile;
import org.unmask.storage.TextFile;

/** The Parquet files of a table, as many to a chunk as make its number of images. */
final class TableChunks implements Chunks {
  private static final int MAX_PLAN_BYTES = 1 << 28;
  private static final int FILES_A_TASK = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Chunk.Tables> chunks;
  private final double listingSeconds;

  private TableChunks(List<Chunk.Tables> chunks, double listingSeconds) {
    this.chunks = chunks;
    this.listingSeconds = listingSeconds;
  }

  /**
   * Reads the plan of a run, or makes it.
   *
   * @throws IllegalArgumentException if there is no table, or it lacks a column
   */
  static TableChunks of(
      SparkSession spark, StagedScores staged, CorpusInput.Table table, int imagesPerChunk) {
    long start = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path plan = new Path(staged.plan(), "tables.json");
    if (!staged.exists(plan)) {
      List<String> files = files(table, configuration);
      requireColumns(spark, table, files);
      String text = json(cut(files, rows(spark, files), imagesPerChunk));
      TextFile.create(plan, text, configuration);
    }
    List<Chunk.Tables> chunks = read(TextFile.read(plan, MAX_PLAN_BYTES, configuration));
    return new TableChunks(chunks, (System.nanoTime() - start) / 1e9);
  }

  private static List<String> files(CorpusInput.Table table, Configuration configuration) {
    int depth = depth(table.folder(), configuration);
    List<String> files =
        FileListing.list(List.of(table.folder()), configuration).stream()
            .filter(file -> file.bytes() > 0)
            .map(StoredFile::path)
            .filter(path -> isData(path, depth))
            .toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read table " + table.folder() + ": it has no Parquet file");
    }
    return files;
  }

  private static int depth(String table, Configuration configuration) {
    Path path = new Path(table);
    try {
      return path.getFileSystem(configuration).makeQualified(path).depth();
    } catch (IOException e) {
      throw new PipelineException("Cannot read table " + table + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether Spark would read a file as part of a table: nothing that is hidden, or below a hidden
   * folder, as what a killed write has left and the log of a Delta table are.
   *
   * @param path of a file, with its scheme
   * @param depth of the table's folder; see {@link Path#depth}
   */
  static boolean isData(String path, int depth) {
    if (!path.endsWith(".parquet")) {
      return false;
    }
    Path file = new Path(path);
    boolean hidden = isHidden(file.getName());
    for (Path folder = file.getParent(); folder.depth() > depth; folder = folder.getParent()) {
      hidden |= isHidden(folder.getName());
    }
    return !hidden;
  }

  /** But not a folder such as {@code _day=1}, which stands for a value of a column. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
  }

  private static void requireColumns(
      SparkSession spark, CorpusInput.Table table, List<String> files) {
    StructType schema = spark.read().parquet(LiteralPath.of(files.get(0))).schema();
    List<String> columns = Arrays.asList(schema.fieldNames());
    for (String wanted : List.of(table.contentColumn(), table.idColumn())) {
      if (!wanted.isEmpty() && !columns.contains(wanted)) {
        throw new IllegalArgumentException(
            "Cannot read table %s: it has no column %s, but %s"
                .formatted(table.folder(), wanted, String.join(", ", columns)));
      }
    }
    if (!schema.apply(table.contentColumn()).dataType().equals(DataTypes.BinaryType)) {
      throw new IllegalArgumentException(
          "Cannot read table %s: its column %s is no binary, but %s"
              .formatted(
                  table.folder(),
                  table.contentColumn(),
                  schema.apply(table.contentColumn()).dataType().simpleString()));
    }
  }

  /** From the footers, read by the executors. */
  private static List<Long> rows(SparkSession spark, List<String> files) {
    SerializableConfiguration shared =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, 1 + (files.size() - 1) / FILES_A_TASK)
        .map(
            file -> {
              try (ParquetFileReader reader =
                  ParquetFileReader.open(
                      HadoopInputFile.fromPath(new Path(file), shared.value()))) {
                return reader.getRecordCount();
              }
            })
        .collect();
  }

  static List<Chunk.Tables> cut(List<String> files, List<Long> rows, int imagesPerChunk) {
    List<Chunk.Tables> chunks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    long images = 0;
    for (int i = 0; i < files.size(); i++) {
      if (!open.isEmpty() && images + rows.get(i) > imagesPerChunk) {
        chunks.add(new Chunk.Tables(open, images));
        open.clear();
        images = 0;
      }
      if (rows.get(i) > 0) {
        open.add(files.get(i));
        images += rows.get(i);
      }
    }
    if (!open.isEmpty()) {
      chunks.add(new Chunk.Tables(open, images));
    }
    return chunks;
  }

  private static String json(List<Chunk.Tables> chunks) {
    ArrayNode all = MAPPER.createArrayNode();
    for (Chunk.Tables chunk : chunks) {
      ArrayNode one = all.addArray().add(chunk.images());
      chunk.files().forEach(one::add);
    }
    return all.toString();
  }

  private static List<Chunk.Tables> read(String text) {
    List<Chunk.Tables> chunks = new ArrayList<>();
    try {
      for (JsonNode node : MAPPER.readTree(text)) {
        List<String> files = new ArrayList<>();
        for (int i = 1; i < node.size(); i++) {
          files.add(node.get(i).asText());
        }
        chunks.add(new Chunk.Tables(files, node.path(0).asLong()));
      }
      return chunks;
    } catch (JsonProcessingException e) {
      throw new PipelineException("Cannot read the plan: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public Optional<Chunk> chunk(int number) {
    return number < chunks.size() ? Optional.of(chunks.get(number)) : Optional.empty();
  }

  @Override
  public OptionalLong images() {
    return OptionalLong.of(chunks.stream().mapToLong(Chunk::images).sum());
  }

  @Override
  public double listingSeconds() {
    return listingSeconds;
  }
}
