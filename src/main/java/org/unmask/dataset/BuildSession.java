package org.unmask.dataset;

import org.apache.spark.sql.SparkSession;

/** The session of a build, beside the user's own, whose settings stay as they are. */
final class BuildSession {
  private static final int PARTITIONS_A_SLOT = 4;

  private BuildSession() {}

  static SparkSession of(SparkSession spark, int slots) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.shuffle.partitions", (long) PARTITIONS_A_SLOT * slots);
    // A task writes one file of one split: without this Spark would sort its rows, content and all.
    session.conf().set("spark.sql.maxConcurrentOutputFileWriters", 3L);
    // A build is many small queries over few columns. To compile code for each takes a quarter of
    // the time of 16,000 images, and what that code saves is nothing beside decoding them.
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return session;
  }
}
