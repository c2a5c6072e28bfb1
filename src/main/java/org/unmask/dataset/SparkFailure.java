package org.unmask.dataset;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/**
 * A failure of Spark in one line. Spark's own messages hold whole stack traces of executors, and it
 * throws checked exceptions that it does not declare.
 */
public final class SparkFailure {
  private SparkFailure() {}

  /**
   * Does work on Spark whose failure is to be named.
   *
   * @param what what cannot be done if it fails, such as {@code "read dataset hdfs:/faces"}
   * @throws PipelineException if anything fails
   * @throws IllegalArgumentException as {@code work} throws it
   */
  public static <T> T named(String what, Callable<T> work) {
    try {
      return work.call();
    } catch (IllegalArgumentException | PipelineException e) {
      throw e;
    } catch (Exception e) {
      throw of(what, e);
    }
  }

  /** {@code "Cannot <what>: <reason>"}, with {@code failure} as its cause. */
  static PipelineException of(String what, Exception failure) {
    return new PipelineException("Cannot " + what + ": " + reason(failure), failure);
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
