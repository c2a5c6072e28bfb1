package org.unmask.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget;

/**
 * Makes a dataset of image files: lists, reads, checks, labels, splits and writes them. The same
 * images, seed and fractions give the same rows in the same splits, however Spark spreads the work.
 *
 * <p>The driver holds some hundred bytes a file, never content: a few gigabytes of heap go a long
 * way, and {@code spark.driver.maxResultSize} needs to be raised above some five million files.
 */
public final class DatasetBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetBuilder.class);

  private final SparkSession spark;
  private List<String> imageRoots = List.of();
  private Optional<MetadataFile> metadataFile = Optional.empty();
  private SplitFractions fractions = SplitFractions.DEFAULT;
  private Assignment assignment = Assignment.BY_FRACTIONS;
  private long seed = 42;
  private ImageLimits limits = ImageLimits.DEFAULT;
  private Progress progress = Progress.SILENT;

  // A task carries what it is to read or write: some 200 bytes an image, and Spark likes 1 MB.
  private int readsPerTask = 1_000;
  private int rowsPerFile = 4_096;

  public DatasetBuilder(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Where the images are: Hadoop paths or globs of folders and files. Folders below say the label
   * ({@code Fake}, {@code Real}, any case, any depth; the nearest one above the image counts), the
   * root's own name included.
   */
  public DatasetBuilder images(List<String> roots) {
    this.imageRoots = List.copyOf(roots);
    return this;
  }

  /**
   * Takes labels and groups from a file instead of folders. Without {@link #images} the images are
   * those below the file's own folder.
   */
  public DatasetBuilder metadata(MetadataFile file) {
    this.metadataFile = Optional.of(file);
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

  /** Who is told how far the work is. */
  public DatasetBuilder progress(Progress newProgress) {
    this.progress = newProgress;
    return this;
  }

  /**
   * The most files that one task reads, and the most rows that it writes; no result hangs on it.
   */
  DatasetBuilder taskSizes(int newReadsPerTask, int newRowsPerFile) {
    this.readsPerTask = newReadsPerTask;
    this.rowsPerFile = newRowsPerFile;
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
    return SparkFailure.named("build dataset " + folder, () -> buildChecked(folder, ifPresent));
  }

  private DatasetSummary buildChecked(String folder, OutputTarget.IfPresent ifPresent) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration configuration = context.hadoopConfiguration();
    Optional<Metadata> metadata = metadataFile.map(file -> Metadata.read(file, configuration));
    List<ImageRoot> roots = ImageRoot.resolve(rootsOr(metadata), configuration);
    requireApart(folder, roots, metadata);
    try (OutputTarget target = OutputTarget.open(folder, ifPresent, configuration)) {
      CandidateListing listing = CandidateListing.of(roots, metadata, configuration);
      LOG.info("Found {} files below {}", listing.found(), paths(roots));
      List<Inspection> inspections =
          InspectionJob.run(context, listing.candidates(), limits, readsPerTask, progress);
      Admission admission = Admission.of(listing.candidates(), inspections);
      List<Rejection> rejections = new ArrayList<>(listing.unread());
      rejections.addAll(admission.rejected());
      requireBothLabels(admission.accepted(), rejections, roots);
      List<AcceptedImage> images =
          switch (assignment) {
            case BY_FRACTIONS -> SplitChoice.byFractions(admission.accepted(), fractions, seed);
            case BY_FOLDERS -> SplitChoice.byFolders(admission.accepted());
          };
      DatasetSummary summary = summary(listing.found(), images, rejections);
      write(new DatasetWriter(spark, target.staging(), rowsPerFile), images, rejections, summary);
      target.commit();
      summary.warnings().forEach(warning -> LOG.warn("{}: {}", folder, warning));
      return summary;
    }
  }

  private List<String> rootsOr(Optional<Metadata> metadata) {
    if (imageRoots.isEmpty() && metadata.isEmpty()) {
      throw new IllegalArgumentException("Cannot build a dataset: no image folders are given");
    }
    return imageRoots.isEmpty() ? List.of(metadata.get().folder()) : imageRoots;
  }

  /** A target above the images would delete them; one below would be read as images next time. */
  private void requireApart(String folder, List<ImageRoot> roots, Optional<Metadata> metadata) {
    Path path = new Path(folder);
    String target;
    try {
      target =
          path.getFileSystem(spark.sparkContext().hadoopConfiguration())
              .makeQualified(path)
              .toString();
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + folder + ": " + e.getMessage(), e);
    }
    ImageRoot written = new ImageRoot(target, "");
    List<String> inputs = new ArrayList<>(roots.stream().map(ImageRoot::path).toList());
    metadata.ifPresent(read -> inputs.add(read.path()));
    for (String input : inputs) {
      if (written.holds(input) || new ImageRoot(input, "").holds(target)) {
        throw new IllegalArgumentException(
            "Cannot write " + folder + ": it must lie apart from the input " + input);
      }
    }
  }

  private static void requireBothLabels(
      List<AcceptedImage> images, List<Rejection> rejections, List<ImageRoot> roots) {
    Map<Label, Long> counts =
        images.stream().collect(Collectors.groupingBy(AcceptedImage::label, Collectors.counting()));
    if (counts.size() == Label.values().length) {
      return;
    }
    String found =
        counts.isEmpty()
            ? "no usable image"
            : images.size() + " images, all of them " + images.get(0).label();
    String refused =
        rejections.isEmpty()
            ? ""
            : "; refused were "
                + SummaryCounts.byReason(rejections)
                + ", such as "
                + rejections.get(0).path();
    throw new IllegalArgumentException(
        "Cannot build a dataset of "
            + paths(roots)
            + ": found "
            + found
            + refused
            + ". Put images into folders named Real and Fake, or name a metadata file");
  }

  private DatasetSummary summary(
      long found, List<AcceptedImage> images, List<Rejection> rejections) {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    rejected.putAll(SummaryCounts.byReason(rejections));
    long duplicates = Objects.requireNonNullElse(rejected.remove(RejectReason.DUPLICATE), 0L);
    return new DatasetSummary(
        found,
        duplicates,
        rejected,
        SummaryCounts.bySplit(images),
        SummaryCounts.byFormat(images),
        seed,
        fractions,
        assignment,
        SummaryCounts.fingerprint(images));
  }

  private void write(
      DatasetWriter writer,
      List<AcceptedImage> images,
      List<Rejection> rejections,
      DatasetSummary summary) {
    for (SplitName split : SplitName.values()) {
      writer.writeSplit(
          split,
          images.stream().filter(image -> image.split() == split).toList(),
          seed,
          limits,
          progress);
    }
    writer.writeRejected(rejections, progress);
    writer.writeSummary(summary);
  }

  private static List<String> paths(List<ImageRoot> roots) {
    return roots.stream().map(ImageRoot::path).sorted().toList();
  }
}
