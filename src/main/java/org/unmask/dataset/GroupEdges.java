package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows that say of two groups that they belong together. */
final class GroupEdges {
  /** The lexicographically smaller group key. */
  static final String LOW = "low";

  /** The greater group key. */
  static final String HIGH = "high";

  static final StructType SCHEMA =
      new StructType().add(LOW, DataTypes.StringType, false).add(HIGH, DataTypes.StringType, false);

  private GroupEdges() {}

  static Row between(String one, String other) {
    return compare(one, other) < 0 ? RowFactory.create(one, other) : RowFactory.create(other, one);
  }

  /** Spark's order of strings, by their UTF-8; Java's own differs beyond the basic plane. */
  static int compare(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
