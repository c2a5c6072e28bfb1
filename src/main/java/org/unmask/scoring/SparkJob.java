package org.unmask.scoring;

import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.dataset.JobProgress;

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
    try (JobProgress shown = JobProgress.start(context, progress, description, "images", total)) {
      return work.apply(shown.done());
    } catch (IllegalArgumentException | PipelineException e) {
      throw e;
    } catch (Exception e) {
      // Exception, since Spark throws its checked ones undeclared.
      throw new PipelineException("Cannot " + lowerCased(description) + ": " + reason(e), e);
    }
  }

  private static String lowerCased(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** What our own code on the executor said, or else the first line of the deepest cause. */
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PipelineException) {
        return String.valueOf(cause.getMessage());
      }
      deepest = cause;
    }
    return deepest.toString().lines().findFirst().orElse("");
  }
}
