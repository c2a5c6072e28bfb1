package org.unmask.dataset;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How many tasks a cluster runs at once, {@link JavaSparkContext#defaultParallelism}. A standalone
 * cluster does not wait for its executors: until the first of them has registered that says 2.
 */
public final class ClusterSlots {
  private ClusterSlots() {}

  /** Waits until there is an executor; the others come soon after it. */
  public static void await(JavaSparkContext context) {
    if (!context.isLocal()) {
      context.parallelize(List.of(0), 1).count();
    }
  }
}
