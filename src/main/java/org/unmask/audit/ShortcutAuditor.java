package org.unmask.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.dataset.DatasetSchema;
import org.unmask.dataset.JobProgress;
import org.unmask.dataset.SparkFailure;
import org.unmask.split.ShortcutAudit;

/**
 * Looks for shortcuts: measures how well format, size, compression, sharpness and colours, alone
 * and together, tell fakes from reals. The answer depends on the rows, the seed and nothing else.
 */
public final class ShortcutAuditor {
  /** How many images are looked at unless told otherwise; the driver holds some 50 MB of them. */
  public static final int DEFAULT_MAX_IMAGES = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(ShortcutAuditor.class);

  private final SparkSession spark;
  private final double threshold;
  private final long seed;
  private final int maxImages;

  /** As the other constructor, with {@link #DEFAULT_MAX_IMAGES}. */
  public ShortcutAuditor(SparkSession spark, double threshold, long seed) {
    this(spark, threshold, seed, DEFAULT_MAX_IMAGES);
  }

  /**
   * An auditor.
   *
   * @param threshold the strength from which on to warn, 0.5 to 1
   * @param seed decides which images are looked at and which groups are held out together
   * @param maxImages the most images to look at, 1 or more; where there are more, a sample by hash
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ShortcutAuditor(SparkSession spark, double threshold, long seed, int maxImages) {
    if (!(threshold >= 0.5 && threshold <= 1)) {
      throw new IllegalArgumentException("Invalid threshold: " + threshold + " (0.5 to 1)");
    }
    if (maxImages < 1) {
      throw new IllegalArgumentException("Invalid maxImages: " + maxImages + " (1 or more)");
    }
    this.spark = spark;
    this.threshold = threshold;
    this.seed = seed;
    this.maxImages = maxImages;
  }

  /**
   * Audits a dataset. Features without any value are left out. Where few groups speak, the audit's
   * threshold is raised to what chance does not reach ({@link Chance}); where even a perfect
   * separation could be chance, or a label is missing, the audit has no features.
   *
   * @param index rows with the columns of {@link DatasetSchema#INDEX}; read once
   * @throws PipelineException if Spark fails
   */
  public ShortcutAudit audit(Dataset<Row> index) {
    return SparkFailure.named(
        "audit the dataset",
        () ->
            JobProgress.described(
                spark.sparkContext(), "Looking for shortcuts", () -> measured(index)));
  }

  private ShortcutAudit measured(Dataset<Row> index) {
    long start = System.nanoTime();
    AuditSample sample = new SampleQuery(maxImages, seed).sample(index);
    double sure = Chance.limit(sample.groups());
    if (sure > 1) {
      LOG.info("Too few groups to look for shortcuts: {}", sample.groups());
      return new ShortcutAudit(sample.images(), List.of(), Double.NaN, threshold);
    }
    List<ShortcutAudit.Feature> features = new ArrayList<>();
    sample.numbers().forEach(number -> features.add(number.measured(sample.labels())));
    sample
        .categories()
        .forEach(category -> features.add(category.measured(sample.labels(), sample.folds())));
    double combined = new CombinedFeatures(spark, seed).outOfFoldRocAuc(sample);
    LOG.info(
        "Looked for shortcuts in {} images in {} ms: {} features, together ROC-AUC {}",
        sample.images(),
        (System.nanoTime() - start) / 1_000_000,
        features.size(),
        combined);
    return new ShortcutAudit(sample.images(), features, combined, Math.max(threshold, sure));
  }
}
