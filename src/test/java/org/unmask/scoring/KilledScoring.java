package org.unmask.scoring;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.unmask.Progress;
import org.unmask.image.ImageLimits;

/**
 * A driver to be killed: scores the folder of its first argument into that of its second in chunks
 * of ten, and prints a line for each image that it begins to read.
 */
final class KilledScoring {
  private KilledScoring() {}

  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    new CorpusScorer(
            spark, new PrintingRecipe(), ImageLimits.DEFAULT, Batching.of(2), 3, Progress.SILENT)
        .chunksOf(ResumeTest.CHUNK)
        .score(new CorpusInput.Files(List.of(args[0])), args[1], Begin.NEW, IfUnfinished.RESUME);
    System.out.println("finished");
  }
}
