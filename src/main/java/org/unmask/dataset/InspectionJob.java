package org.unmask.dataset;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.Progress;
import org.unmask.image.ImageLimits;

/** Reads every candidate once on the executors; only hashes and headers come back. */
final class InspectionJob {
  private static final long TASK_BYTES = 64L << 20;
  private static final int TASKS_A_CORE = 4;

  /** What opening a file costs, in bytes that could be read meanwhile. */
  private static final long OPEN_COST = 64L << 10;

  private record ToRead(String path, long bytes) implements Serializable {}

  private InspectionJob() {}

  /**
   * One inspection a candidate, in the order of the candidates.
   *
   * @param maxFiles the most files that one task reads
   */
  static List<Inspection> run(
      JavaSparkContext context,
      List<Candidate> candidates,
      ImageLimits limits,
      int maxFiles,
      Progress progress) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    int evenShare = candidates.size() / (TASKS_A_CORE * context.defaultParallelism()) + 1;
    List<List<ToRead>> tasks =
        TaskSizes.cut(
            candidates.stream().map(file -> new ToRead(file.path(), file.bytes())).toList(),
            file -> OPEN_COST + Math.min(file.bytes(), limits.maxBytes()),
            TASK_BYTES,
            Math.min(maxFiles, evenShare));
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    try (JobProgress shown =
        JobProgress.start(context.sc(), progress, "Reading images", "images", candidates.size())) {
      LongAccumulator done = shown.done();
      return context
          .parallelize(tasks, tasks.size())
          .map(task -> inspect(task, limits, configuration.value().value(), done))
          .collect()
          .stream()
          .flatMap(List::stream)
          .toList();
    } finally {
      configuration.destroy();
    }
  }

  private static List<Inspection> inspect(
      List<ToRead> task, ImageLimits limits, Configuration configuration, LongAccumulator done) {
    List<Inspection> inspections = new ArrayList<>(task.size());
    for (ToRead file : task) {
      inspections.add(Inspection.of(file.path(), file.bytes(), limits, configuration));
      done.add(1);
    }
    return inspections;
  }
}
