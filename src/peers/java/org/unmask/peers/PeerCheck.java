package org.unmask.peers;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares tables of scores with the first: prints the largest difference of each, and fails where
 * there is one above 0.001, or another set of files. Arguments: folders of Parquet.
 */
public final class PeerCheck {
  private static final double TOLERANCE = 1e-3;

  private PeerCheck() {}

  /** Compares. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()) {
      Map<String, Double> expected = scores(spark, arguments[0]);
      for (String other : List.of(arguments).subList(1, arguments.length)) {
        Map<String, Double> found = scores(spark, other);
        if (!found.keySet().equals(expected.keySet())) {
          throw new IllegalStateException(other + " has scores of other files");
        }
        double worst = 0;
        for (Map.Entry<String, Double> score : expected.entrySet()) {
          worst = Math.max(worst, Math.abs(score.getValue() - found.get(score.getKey())));
        }
        System.out.printf(
            Locale.ROOT, "%s: largest difference of %d scores %.6f%n", other, found.size(), worst);
        if (!(worst <= TOLERANCE)) {
          throw new IllegalStateException("other scores, so no comparison of speed: " + other);
        }
      }
    }
  }

  private static Map<String, Double> scores(SparkSession spark, String folder) {
    Map<String, Double> scores = new HashMap<>();
    for (Row row :
        spark.read().parquet(folder).select("path", "probability_fake").collectAsList()) {
      scores.put(row.getString(0).replaceFirst("^file:", ""), row.getDouble(1));
    }
    return scores;
  }
}
