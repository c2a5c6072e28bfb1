package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.unmask.PipelineException;
import org.unmask.storage.TextFile;

/**
 * The Parquet files of a table, as many to a chunk as make its number of images, and the columns
 * that all chunks have.
 */
final class TableChunks implements Chunks {
  private static final int MAX_PLAN_BYTES = 1 << 28;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Planned> chunks;
  private final StructType columns;
  private final double listingSeconds;

  private TableChunks(List<Planned> chunks, StructType columns, double listingSeconds) {
    this.chunks = chunks;
    this.columns = columns;
    this.listingSeconds = listingSeconds;
  }

  /** The files of a chunk, and how many rows they have. */
  private record Planned(List<String> files, long images) {
    Planned {
      files = List.copyOf(files);
    }
  }

  /**
   * Reads the plan of a run, or makes it.
   *
   * @throws IllegalArgumentException if there is no table, or it lacks a column
   */
  static TableChunks of(
      SparkSession spark,
      StagedScores staged,
      CorpusInput.Table table,
      IntSupplier imagesPerChunk) {
    long start = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path plan = new Path(staged.plan(), "tables.json");
    Path columns = new Path(staged.plan(), "columns.json");
    if (!staged.exists(plan)) {
      List<String> files = TableFiles.of(table, configuration);
      TableFooters footers = TableFooters.read(spark, files);
      // Before the plan, which says that all is there.
      TextFile.write(columns, settled(spark, table, files, footers), configuration);
      String text = json(cut(files, footers.rows(), imagesPerChunk.getAsInt()));
      TextFile.create(plan, text, configuration);
    }
    List<Planned> planned = read(TextFile.read(plan, MAX_PLAN_BYTES, configuration));
    if (!staged.exists(columns)) {
      // The plan of an older version.
      List<String> files = planned.stream().flatMap(chunk -> chunk.files().stream()).toList();
      TableFooters footers = TableFooters.read(spark, files);
      TextFile.create(columns, settled(spark, table, files, footers), configuration);
    }
    StructType schema =
        (StructType) DataType.fromJson(TextFile.read(columns, MAX_PLAN_BYTES, configuration));
    return new TableChunks(planned, schema, (System.nanoTime() - start) / 1e9);
  }

  private static String settled(
      SparkSession spark, CorpusInput.Table table, List<String> files, TableFooters footers) {
    return TableColumns.settle(spark, table, files, footers.unlike()).json();
  }

  private static List<Planned> cut(List<String> files, List<Long> rows, int imagesPerChunk) {
    List<Planned> chunks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    long images = 0;
    for (int i = 0; i < files.size(); i++) {
      if (!open.isEmpty() && images + rows.get(i) > imagesPerChunk) {
        chunks.add(new Planned(open, images));
        open.clear();
        images = 0;
      }
      if (rows.get(i) > 0) {
        open.add(files.get(i));
        images += rows.get(i);
      }
    }
    if (!open.isEmpty()) {
      chunks.add(new Planned(open, images));
    }
    return chunks;
  }

  private static String json(List<Planned> chunks) {
    ArrayNode all = MAPPER.createArrayNode();
    for (Planned chunk : chunks) {
      ArrayNode one = all.addArray().add(chunk.images());
      chunk.files().forEach(one::add);
    }
    return all.toString();
  }

  private static List<Planned> read(String text) {
    List<Planned> chunks = new ArrayList<>();
    try {
      for (JsonNode node : MAPPER.readTree(text)) {
        List<String> files = new ArrayList<>();
        for (int i = 1; i < node.size(); i++) {
          files.add(node.get(i).asText());
        }
        chunks.add(new Planned(files, node.path(0).asLong()));
      }
      return chunks;
    } catch (JsonProcessingException e) {
      throw new PipelineException("Cannot read the plan: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public Optional<Chunk> chunk(int number) {
    if (number >= chunks.size()) {
      return Optional.empty();
    }
    Planned chunk = chunks.get(number);
    return Optional.of(new Chunk.Tables(chunk.files(), columns, chunk.images()));
  }

  @Override
  public OptionalLong images() {
    return OptionalLong.of(chunks.stream().mapToLong(Planned::images).sum());
  }

  @Override
  public double listingSeconds() {
    return listingSeconds;
  }
}
