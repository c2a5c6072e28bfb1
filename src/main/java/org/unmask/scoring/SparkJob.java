package org.unmask.scoring;

import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.dataset.JobProgress;
import org.unmask.dataset.SparkFailure;

/**
 * Work on Spark as a person sees it: described in Spark's UI, with progress, and with a failure
 * that says in one line what went wrong on the executor.
 *
 * @param description what the jobs do, such as "Score 16,000 files"
 * @param progress where to show how many images are done
 * @param total how many images there are, or -1 if not known
 */
record SparkJob(SparkContext context, String description, Progress progress, long total) {

  /**
   * Runs {@code work}; it gets the accumulator that counts images done.
   *
   * @throws PipelineException if Spark or an executor fails
   * @throws IllegalArgumentException as {@code work} throws it
   */
  <T> T run(Function<LongAccumulator, T> work) {
    return SparkFailure.named(
        lowerCased(description),
        () -> {
          try (JobProgress shown =
              JobProgress.start(context, progress, description, "images", total)) {
            return work.apply(shown.done());
          }
        });
  }

  private static String lowerCased(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
