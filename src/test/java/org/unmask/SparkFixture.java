package org.unmask;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests: two local threads, started when a test first asks. */
public final class SparkFixture {

  private SparkFixture() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {
    static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("unmask-tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
  }
}
