package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.split.DatasetSummary;
import org.unmask.storage.LiteralPath;

/**
 * One build, from inputs to tables in a folder of its own. The driver holds counts, never anything
 * for each image; tables that several steps read lie on the executors' disks.
 */
final class DatasetBuild implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetBuild.class);
  private static final Column NEW = col(InspectedSchema.KEPT_SPLIT).isNull();

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final DatasetRequest request;
  private final DatasetInputs inputs;
  private final Optional<EarlierGeneration> earlier;
  private final Path staging;
  private final Broadcast<SerializableConfiguration> configuration;
  private final Persisted persisted = new Persisted();

  /**
   * A build.
   *
   * @param earlier the dataset that the images are to join
   * @param staging where everything is written
   */
  DatasetBuild(
      SparkSession spark,
      DatasetRequest request,
      DatasetInputs inputs,
      Optional<EarlierGeneration> earlier,
      Path staging) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.request = request;
    this.inputs = inputs;
    this.earlier = earlier;
    this.staging = staging;
    this.configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** Builds the tables, and what else the request wants; all but {@code summary.json}. */
  DatasetSummary run() throws IOException {
    Optional<Metadata> metadata = inputs.metadata(new Path(staging, DatasetLayout.WORK));
    Dataset<Row> judged;
    JudgedCounts read;
    JavaRDD<Candidate> candidates = inputs.candidates(metadata);
    try (JobProgress shown =
        JobProgress.start(
            context.sc(), request.progress(), "Reading images", "images", inputs.listed())) {
      judged = persisted.keep(judge(candidates, shown));
      read = JudgedCounts.of(judged);
    }
    DatasetChecks checks =
        new DatasetChecks(inputs.paths(), inputs.listed(), request.maxRejectedShare());
    checks.requireAllJudged(read);
    checks.requireAllNamed(read, metadata, request.metadata(), judged);
    checks.requireBothLabels(read, earlier.map(EarlierGeneration::labels).orElse(Map.of()));
    checks.requireFewRejects(read);

    GroupSearch.Found found =
        new GroupSearch(request, context.sc(), persisted)
            .search(judged, read.sharedBytes(), earlier);
    Dataset<Row> grouped =
        earlier.isEmpty()
            ? Grouping.withoutEarlier(found.grouped())
            : persisted.keep(Grouping.withEarlier(found.grouped()));
    JudgedCounts counts = earlier.isEmpty() ? read : read.regrouped(JudgedCounts.of(grouped));
    checks.requireFewRejects(counts);
    SplitAssignment.Assigned assigned =
        JobProgress.described(context.sc(), "Assigning splits", () -> assign(grouped));
    Dataset<Row> rejected = rejected(judged, grouped);
    DatasetSummary summary = write(assigned, counts, rejected, found);
    Dataset<Row> index = index();
    long start = System.nanoTime();
    request
        .finish()
        .write(
            staging,
            summary,
            new DatasetParts(index, rejected, joined(found, assigned), assigned.census()));
    LOG.info("Reporting took {} ms", (System.nanoTime() - start) / 1_000_000);
    return summary;
  }

  private Dataset<Row> joined(GroupSearch.Found found, SplitAssignment.Assigned assigned) {
    return switch (request.plan().assignment()) {
      case BY_FRACTIONS -> assigned.images().filter(col(Grouping.TIED));
      case BY_FOLDERS ->
          found.joined().withColumn(DatasetSchema.SPLIT, col(InspectedSchema.FOLDER_SPLIT));
    };
  }

  private Dataset<Row> judge(JavaRDD<Candidate> candidates, JobProgress shown) {
    Inspector inspector =
        new Inspector(request.codec(), request.measuring(), configuration, shown.done());
    Dataset<Row> inspected =
        spark.createDataFrame(candidates.mapPartitions(inspector), InspectedSchema.SCHEMA);
    return earlier
        .map(before -> Judgement.of(inspected.union(before.asInspected()), before.labelConflicts()))
        .orElseGet(() -> Judgement.of(inspected));
  }

  private SplitAssignment.Assigned assign(Dataset<Row> grouped) {
    Dataset<Row> accepted = Judgement.accepted(grouped);
    return switch (request.plan().assignment()) {
      case BY_FRACTIONS ->
          new SplitAssignment(request.plan().fractions(), request.plan().seed())
              .byFractions(accepted);
      case BY_FOLDERS -> SplitAssignment.byFolders(accepted);
    };
  }

  /** The files that do not become images; few columns, and one pass for each use. */
  private Dataset<Row> rejected(Dataset<Row> judged, Dataset<Row> grouped) {
    Column[] columns =
        Arrays.stream(DatasetSchema.REJECTED.fieldNames())
            .map(functions::col)
            .toArray(Column[]::new);
    Dataset<Row> rejected = Judgement.rejected(judged).select(columns);
    return earlier.isEmpty()
        ? rejected
        : rejected.union(Judgement.rejected(grouped).select(columns));
  }

  /**
   * Writes all tables and sums them up, side by side: images take storage and hashing, the rest is
   * chains of small jobs.
   */
  private DatasetSummary write(
      SplitAssignment.Assigned assigned,
      JudgedCounts counts,
      Dataset<Row> rejected,
      GroupSearch.Found found)
      throws IOException {
    Dataset<Row> images = assigned.images().filter(NEW);
    long rows = counts.acceptedInAll();
    DatasetWriter writer =
        new DatasetWriter(staging, request.plan().seed(), context.hadoopConfiguration());
    try (JobProgress shown =
            JobProgress.start(context.sc(), request.progress(), "Writing images", "images", rows);
        Beside<?> rejecting =
            Beside.start(
                "write the table of rejected files",
                Executors.callable(() -> writer.writeRejected(rejected, counts.found() - rows)));
        Beside<?> tying =
            Beside.start(
                "write the table of tied groups",
                Executors.callable(() -> found.ties().ifPresent(writer::writeTies)));
        Beside<DatasetSummary> summing =
            Beside.start(
                "sum up the dataset",
                () -> {
                  writer.writeIndex(images, rows);
                  return new Summing(request, earlier, inputs.listed())
                      .summary(index(), rejected, assigned.census(), found);
                })) {
      ContentReader reader =
          new ContentReader(request.codec().limits().maxBytes(), configuration, shown.done());
      writer.writeImages(
          withTableContents(images),
          DatasetWriter.shares(assigned.census(), counts),
          request.slots(),
          reader);
      rejecting.join();
      tying.join();
      return summing.join();
    }
  }

  /** Content where it comes from a table; null where it is in a file still. */
  private Dataset<Row> withTableContents(Dataset<Row> images) {
    Column none = lit(null).cast(DataTypes.BinaryType);
    Optional<Dataset<Row>> contents = inputs.tableContents();
    if (contents.isEmpty()) {
      return images.withColumn(DatasetSchema.CONTENT, none);
    }
    Column inTable = col(InspectedSchema.IN_TABLE);
    Dataset<Row> files = images.filter(not(inTable)).withColumn(DatasetSchema.CONTENT, none);
    Dataset<Row> rows =
        images
            .filter(inTable)
            .join(contents.get(), DatasetSchema.IMAGE_ID, "left_outer")
            // A row that is gone or changed is no file to be read: no bytes match no image's hash.
            .withColumn(
                DatasetSchema.CONTENT, coalesce(col(DatasetSchema.CONTENT), lit(new byte[0])));
    return files.unionByName(rows);
  }

  /** The index of what was written, and of what was there before. */
  private Dataset<Row> index() {
    Dataset<Row> written =
        spark
            .read()
            .schema(DatasetSchema.INDEX)
            .parquet(LiteralPath.of(new Path(staging, DatasetLayout.INDEX).toString()));
    return earlier.map(before -> before.index().union(written)).orElse(written);
  }

  @Override
  public void close() {
    persisted.close();
    configuration.destroy();
  }
}
