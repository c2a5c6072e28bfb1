package org.unmask.dataset;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitFractions;
import org.unmask.storage.OutputTarget;

/**
 * Makes a dataset of image files and tables: lists, reads, checks, labels, groups, splits and
 * writes them. The same images, seed and fractions give the same rows in the same splits, however
 * Spark spreads the work.
 */
public final class DatasetBuilder {
  private final SparkSession spark;
  private final ImageCodecRecipe codec;
  private List<ImageFolder> folders = List.of();
  private List<ImageTable> tables = List.of();
  private Optional<MetadataFile> metadataFile = Optional.empty();
  private FolderLabels labels = FolderLabels.DEFAULT;
  private Optional<GroupPattern> groupPattern = Optional.empty();
  private SplitFractions fractions = SplitFractions.DEFAULT;
  private Assignment assignment = Assignment.BY_FRACTIONS;
  private long seed = 42;
  private ImageLimits limits = ImageLimits.DEFAULT;
  private OptionalInt maxDistance = OptionalInt.empty();
  private double maxRejectedShare = 1;
  private Optional<Function<Dataset<Row>, ShortcutAudit>> audit = Optional.empty();
  private DatasetFinish finish = (staging, summary, parts) -> {};
  private Progress progress = Progress.SILENT;
  private int slots;

  /** A builder whose executors check and measure images with {@code codec}. */
  public DatasetBuilder(SparkSession spark, ImageCodecRecipe codec) {
    this.spark = spark;
    this.codec = codec;
  }

  /**
   * Where the images are. Folders below say the label (see {@link #labels}; any case, any depth;
   * the nearest one above the image counts), the root's own name included.
   */
  public DatasetBuilder images(List<ImageFolder> newFolders) {
    this.folders = List.copyOf(newFolders);
    return this;
  }

  /**
   * Tables that hold images beside, or instead of, folders. Their own columns say label and group:
   * {@link #metadata} does not speak of them.
   */
  public DatasetBuilder tables(List<ImageTable> newTables) {
    this.tables = List.copyOf(newTables);
    return this;
  }

  /**
   * Takes labels and groups from a file instead of folders. Without {@link #images} the images are
   * those below the file's own folder; with {@link #tables} and without folders it is refused.
   */
  public DatasetBuilder metadata(MetadataFile file) {
    this.metadataFile = Optional.of(file);
    return this;
  }

  /** Which names stand for which label; {@link FolderLabels#DEFAULT} if not called. */
  public DatasetBuilder labels(FolderLabels newLabels) {
    this.labels = newLabels;
    return this;
  }

  /**
   * Ties together images whose path has the same capture, where neither metadata nor a table's own
   * column names a group: the path from the name of the image's folder of {@link #images} down, or
   * the whole path that a row of a table has in its path column.
   */
  public DatasetBuilder groupPattern(GroupPattern pattern) {
    this.groupPattern = Optional.of(pattern);
    return this;
  }

  /** The share of each split; {@link SplitFractions#DEFAULT} if not called. */
  public DatasetBuilder fractions(SplitFractions newFractions) {
    this.fractions = newFractions;
    return this;
  }

  /** Keeps the splits of folders named Train, Validation and Test; fractions say nothing then. */
  public DatasetBuilder keepSplits() {
    this.assignment = Assignment.BY_FOLDERS;
    return this;
  }

  /** What the assignment to splits and the order of rows are shuffled with; 42 if not called. */
  public DatasetBuilder seed(long newSeed) {
    this.seed = newSeed;
    return this;
  }

  /** What is refused; {@link ImageLimits#DEFAULT} if not called. */
  public DatasetBuilder limits(ImageLimits newLimits) {
    this.limits = newLimits;
    return this;
  }

  /**
   * Ties near-duplicates together; without this call they are not looked for.
   *
   * @param maxBits of 256 in which the perceptual hashes of two of them may differ, 0 or more
   */
  public DatasetBuilder nearDuplicatesWithin(int maxBits) {
    this.maxDistance = OptionalInt.of(maxBits);
    return this;
  }

  /** Fails where a larger share of the files is refused, 0 to 1; 1 if not called. */
  public DatasetBuilder maxRejectedShare(double share) {
    this.maxRejectedShare = share;
    return this;
  }

  /** Asks, of the index of all images, what the label can be told by; measures them for it. */
  public DatasetBuilder audit(Function<Dataset<Row>, ShortcutAudit> auditor) {
    this.audit = Optional.of(auditor);
    return this;
  }

  /** What else is to lie in the folder of the dataset when it appears. */
  public DatasetBuilder finish(DatasetFinish newFinish) {
    this.finish = newFinish;
    return this;
  }

  /** Who is told how far the work is. */
  public DatasetBuilder progress(Progress newProgress) {
    this.progress = newProgress;
    return this;
  }

  /** How many tasks it reckons with, rather than those that run at once; no result hangs on it. */
  DatasetBuilder slots(int newSlots) {
    this.slots = newSlots;
    return this;
  }

  /**
   * Builds the dataset at {@code folder}.
   *
   * @throws IllegalArgumentException if an input or the target cannot be used, or the images found
   *     make no dataset; the message says what was found
   * @throws PipelineException if storage or Spark fails, or an image changes meanwhile
   */
  public DatasetSummary build(String folder, OutputTarget.IfPresent ifPresent) {
    return new DatasetAssembly(spark, request()).build(folder, ifPresent);
  }

  /**
   * Adds images to the dataset at {@code folder}, in the splits that their groups have there; what
   * it holds already is a duplicate. Nothing that is there is written anew but its summary.
   *
   * @return the summary of the whole
   * @throws IllegalArgumentException if it is no dataset, or was made with other fractions, seed,
   *     searches or group pattern, or an input cannot be used
   * @throws PipelineException if storage or Spark fails, or an image changes meanwhile; the dataset
   *     is then as it was, or where its summary had been replaced already, holds the new images and
   *     lacks a part of its new report
   */
  public DatasetSummary append(String folder) {
    return new DatasetAssembly(spark, request()).append(folder);
  }

  private DatasetRequest request() {
    return new DatasetRequest(
        folders,
        tables,
        metadataFile,
        labels,
        groupPattern,
        new Plan(seed, fractions, assignment),
        new ExecutorCodec(codec, limits),
        maxDistance,
        maxRejectedShare,
        audit,
        finish,
        slots == 0 ? spark.sparkContext().defaultParallelism() : slots,
        progress);
  }
}
