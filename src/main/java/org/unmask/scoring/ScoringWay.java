package org.unmask.scoring;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.unmask.Progress;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;

/**
 * How corpora are scored.
 *
 * @param imagesPerTask images of one Spark task, at most; 1 or more
 * @param imagesPerChunk images that are committed at once, at most; 0 to go by the slots
 * @param codec measures the traits of a sample; empty where nobody wants them
 * @param finish writes what else is to appear with the table
 */
record ScoringWay(
    SparkSession spark,
    ClassifierRecipe recipe,
    ImageLimits limits,
    Batching batching,
    int imagesPerTask,
    int imagesPerChunk,
    Optional<ImageCodecRecipe> codec,
    ScoresFinish finish,
    Progress progress) {
  private static final int LEAST_PER_CHUNK = 20_000;
  private static final int PER_CHUNK_A_SLOT = 2_000;
  private static final int MOST_PER_CHUNK = 2_000_000;

  ScoringWay {
    if (imagesPerTask < 1) {
      throw new IllegalArgumentException(
          "Invalid images-per-task: " + imagesPerTask + " (1 or more)");
    }
    if (imagesPerChunk < 0) {
      throw new IllegalArgumentException(
          "Invalid images-per-chunk: " + imagesPerChunk + " (0 or more)");
    }
  }

  ScoringWay chunksOf(int images) {
    return with(images, codec, finish);
  }

  ScoringWay measuring(ImageCodecRecipe measurer) {
    return with(imagesPerChunk, Optional.of(measurer), finish);
  }

  ScoringWay finishing(ScoresFinish newFinish) {
    return with(imagesPerChunk, codec, newFinish);
  }

  private ScoringWay with(
      int newImagesPerChunk, Optional<ImageCodecRecipe> newCodec, ScoresFinish newFinish) {
    return new ScoringWay(
        spark,
        recipe,
        limits,
        batching,
        imagesPerTask,
        newImagesPerChunk,
        newCodec,
        newFinish,
        progress);
  }

  TraitSampler sampler() {
    return new TraitSampler(
        codec.map(measurer -> new ExecutorCodec(measurer, limits)).orElse(null));
  }

  Configuration configuration() {
    return spark.sparkContext().hadoopConfiguration();
  }

  int slots() {
    return spark.sparkContext().defaultParallelism();
  }

  /** The number that {@link #imagesPerChunk} comes to by the slots that there are now. */
  int chunkSize() {
    long bySlots = (long) PER_CHUNK_A_SLOT * slots();
    return imagesPerChunk > 0
        ? imagesPerChunk
        : (int) Math.min(MOST_PER_CHUNK, Math.max(LEAST_PER_CHUNK, bySlots));
  }
}
