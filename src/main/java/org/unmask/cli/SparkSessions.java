package org.unmask.cli;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command; whatever spark-submit or a user has set stays. */
final class SparkSessions {
  private SparkSessions() {}

  /** Rows with images in them are large: small batches and row groups keep memory bounded. */
  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          // A split has more plans than the 100 whose code Spark keeps by default.
          Map.entry("spark.sql.codegen.cache.maxEntries", "2000"),
          Map.entry("spark.sql.parquet.columnarReaderBatchSize", "128"),
          Map.entry("spark.hadoop.parquet.block.size", String.valueOf(32 << 20)),
          Map.entry("spark.hadoop.parquet.page.size.row.check.min", "8"),
          Map.entry("spark.hadoop.parquet.enable.dictionary#content", "false"),
          // Without it TensorFlow leaves oneDNN off on many CPUs, at half the speed.
          Map.entry("spark.executorEnv.TF_ENABLE_ONEDNN_OPTS", "1"),
          // In another locale a JVM cannot open files whose names are not ASCII.
          Map.entry("spark.executorEnv.LC_ALL", "C.UTF-8"),
          Map.entry("spark.executorEnv.TF_CPP_MIN_LOG_LEVEL", "2"));

  /**
   * One machine, one user: nothing listens beyond it, nothing is left in the working folder, and a
   * laptop that slept goes on. Spark would take its only executor, this process, for lost.
   */
  private static final Map<String, String> LOCALLY =
      Map.of(
          "spark.storage.blockManagerHeartbeatTimeoutMs", "30d",
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.sql.warehouse.dir",
              "file:" + System.getProperty("java.io.tmpdir") + "/unmask-warehouse");

  /**
   * Opens the session; the caller closes it.
   *
   * @param command becomes the application's name
   * @param master wins over spark-submit's; with neither, all cores of this machine
   */
  static SparkSession open(String command, Optional<String> master) {
    SparkSession session =
        SparkSession.builder().config(conf(command, master, new SparkConf())).getOrCreate();
    // A job that is cancelled must not go on to write into a folder that is being removed.
    session.sparkContext().setLocalProperty("spark.job.interruptOnCancel", "true");
    return session;
  }

  static SparkConf conf(String command, Optional<String> master, SparkConf submitted) {
    SparkConf conf = submitted.clone();
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "unmask " + command);
    ALWAYS.forEach(conf::setIfMissing);
    if (isLocal(conf.get("spark.master"))) {
      LOCALLY.forEach(conf::setIfMissing);
    }
    return conf;
  }

  /** Whether the tasks of a session that {@link #open} gives run in this process. */
  static boolean computesHere(String command, Optional<String> master) {
    var theirs = SparkSession.getDefaultSession();
    return isLocal(
        theirs.isDefined()
            ? theirs.get().sparkContext().master()
            : conf(command, master, new SparkConf()).get("spark.master"));
  }

  private static boolean isLocal(String master) {
    return master.equals("local") || master.startsWith("local[");
  }
}
