package org.unmask;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests; it ends with the JVM. */
public final class SparkFixture {
  private static final class Lazy {
    static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("unmask-tests")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
  }

  private SparkFixture() {}

  /** Shared: leave its settings as they are, and do not stop it. */
  public static SparkSession session() {
    return Lazy.SESSION;
  }
}
