package org.unmask.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ImageStore;
import org.unmask.image.ImageView;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.ModelSpec;
import org.unmask.scoring.Batching;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.scoring.FeatureExtractor;
import org.unmask.scoring.Features;
import org.unmask.split.SplitName;
import org.unmask.storage.LocalPath;
import org.unmask.training.FeatureStore;
import org.unmask.training.LabelledImages;

/** What a run learns from, brought from the dataset to the local disk of the driver. */
final class TrainingData {
  private final SparkSession spark;
  private final DatasetReader dataset;
  private final Path cache;
  private final Progress progress;

  TrainingData(SparkSession spark, DatasetReader dataset, Path cache, Progress progress) {
    this.spark = spark;
    this.dataset = dataset;
    this.cache = cache;
    this.progress = progress;
  }

  /** The encoded images of a split; the caller closes them. */
  LabelledImages images(SplitName split) {
    return ImageStore.create(dataset.split(split), cache.resolve(split.folder()), progress);
  }

  /**
   * The features of a split under some views, computed by the executors; the caller closes them,
   * and the classifier that this JVM has open ({@link ExecutorClassifier#closeAll}).
   */
  FeatureStore features(SplitName split, ClassifierRecipe recipe, List<ImageView> views) {
    Path parquet = cache.resolve("features-" + split.folder());
    return brought(
        spark,
        parquet,
        () ->
            new FeatureExtractor(spark, recipe, Batching.suitable(), progress)
                .write(dataset.split(split), views, LocalPath.asHadoop(parquet)));
  }

  /**
   * What an extraction writes to {@code parquet}, brought to a file beside it. The folder is gone
   * afterwards: disks need not hold both while the head is trained.
   */
  static FeatureStore brought(
      SparkSession spark, Path parquet, Supplier<FeatureExtractor.Result> extraction) {
    try (Closeable removed = () -> RunFolder.delete(parquet)) {
      FeatureExtractor.Result written = extraction.get();
      FeatureStore store = copied(spark, parquet);
      store.leaveOut(written.undecodable());
      return store;
    } catch (IOException e) {
      throw new PipelineException("Cannot cache features: " + e.getMessage(), e);
    }
  }

  private static FeatureStore copied(SparkSession spark, Path parquet) throws IOException {
    FeatureStore store =
        FeatureStore.create(
            parquet.resolveSibling(parquet.getFileName() + ".bin"), ModelSpec.EMBEDDING_SIZE);
    try {
      Iterator<Features> rows = FeatureExtractor.read(spark, LocalPath.asHadoop(parquet));
      while (rows.hasNext()) {
        Features row = rows.next();
        store.add(row.values(), row.label().index());
      }
      return store;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The image as it is, mirrored, and then as augmentation would show it. */
  static List<ImageView> views(int count, AugmentationPolicy augmentation, long seed) {
    List<ImageView> views = new ArrayList<>(List.of(ImageView.IDENTITY, ImageView.MIRRORED));
    SplittableRandom random = new SplittableRandom(seed);
    while (views.size() < count) {
      views.add(augmentation.sample(random).view());
    }
    return views.subList(0, count);
  }
}
