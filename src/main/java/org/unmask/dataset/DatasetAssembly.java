package org.unmask.dataset;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.split.DatasetSummary;
import org.unmask.storage.Nesting;
import org.unmask.storage.OutputTarget;
import org.unmask.storage.TargetLock;
import org.unmask.storage.TextFile;

/**
 * Brings what a {@link DatasetBuild} makes to its place: a new dataset, or a part of one that is
 * there. Each is under the lock of that place.
 */
final class DatasetAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetAssembly.class);

  private final SparkSession spark;
  private final DatasetRequest request;
  private final Configuration configuration;

  DatasetAssembly(SparkSession spark, DatasetRequest request) {
    this.spark = spark;
    this.request = request;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** As {@link DatasetBuilder#build}. */
  DatasetSummary build(String folder, OutputTarget.IfPresent ifPresent) {
    return SparkFailure.named(
        "build dataset " + folder,
        () -> {
          try (DatasetInputs inputs = inputs(folder);
              OutputTarget target =
                  OutputTarget.open(folder, DatasetLayout.KIND, ifPresent, configuration)) {
            DatasetSummary summary = built(inputs, Optional.empty(), target.staging());
            TextFile.write(
                new Path(target.staging(), DatasetLayout.SUMMARY),
                DatasetSummaryJson.write(summary),
                configuration);
            target.commit();
            return warned(folder, summary);
          }
        });
  }

  /** As {@link DatasetBuilder#append}. */
  DatasetSummary append(String folder) {
    return SparkFailure.named(
        "append to dataset " + folder,
        () -> {
          try (TargetLock lock = TargetLock.take(folder, configuration)) {
            OutputTarget.endKilledCommit(lock);
            EarlierGeneration earlier = EarlierGeneration.of(DatasetReader.open(spark, folder));
            earlier.requireAlike(request);
            return appended(folder, lock, earlier);
          }
        });
  }

  private DatasetSummary appended(String folder, TargetLock lock, EarlierGeneration earlier)
      throws IOException {
    try (DatasetInputs inputs = inputs(folder);
        OutputTarget target =
            OutputTarget.open(lock, DatasetLayout.KIND, OutputTarget.IfPresent.REPLACE)) {
      DatasetSummary summary = built(inputs, Optional.of(earlier), target.staging());
      target.requireHeld();
      new DatasetAppend(earlier.folder(), summary.generations(), configuration)
          .commit(target.staging(), DatasetSummaryJson.write(summary));
      return warned(folder, summary);
    }
  }

  private DatasetSummary built(
      DatasetInputs inputs, Optional<EarlierGeneration> earlier, Path staging) throws IOException {
    SparkSession session = BuildSession.of(spark, request.slots());
    try (DatasetBuild build = new DatasetBuild(session, request, inputs, earlier, staging);
        JobScope jobs = JobScope.open(spark.sparkContext())) {
      DatasetSummary summary = build.run();
      staging.getFileSystem(configuration).delete(new Path(staging, DatasetLayout.WORK), true);
      return summary;
    }
  }

  private static DatasetSummary warned(String folder, DatasetSummary summary) {
    summary.warnings().forEach(warning -> LOG.info("{}: {}", folder, warning));
    return summary;
  }

  private DatasetInputs inputs(String folder) throws IOException {
    DatasetInputs inputs = DatasetInputs.find(BuildSession.of(spark, request.slots()), request);
    Nesting.requireApart(folder, inputs.paths(), configuration);
    return inputs;
  }
}
