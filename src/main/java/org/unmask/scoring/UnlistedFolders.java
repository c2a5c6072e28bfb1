package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rtrim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.unmask.dataset.CorpusListing;

/**
 * The folders that a listing could not look into. Whether the files below them are gone is not
 * known, so an update must not take them for gone.
 */
final class UnlistedFolders {
  private static final String FOLDER = "folder";
  private static final String ABOVE = "above";

  private final Dataset<Row> found;

  /** Those of a listing as {@link CorpusListing#SCHEMA}. */
  UnlistedFolders(Dataset<Row> found) {
    this.found = found;
  }

  /**
   * Makes sure that no row of an older table would be lost below them.
   *
   * @param old rows of {@link ScoresSchema}
   * @param target the older table, for the message
   * @throws IllegalArgumentException naming the first of these folders by path
   */
  void requireNoneLost(Dataset<Row> old, String target) {
    Dataset<Row> unlisted =
        found
            .filter(col(CorpusListing.PROBLEM).isNotNull())
            .select(
                // The root of a file system ends with a slash.
                rtrim(col(CorpusListing.PATH), "/").as(FOLDER), col(CorpusListing.PROBLEM));
    if (unlisted.isEmpty()) {
      return;
    }
    Dataset<Row> lost =
        old.join(
            found, old.col(ScoresSchema.PATH).equalTo(found.col(CorpusListing.PATH)), "left_anti");
    Dataset<Row> above =
        lost.select(ScoresSchema.PATH)
            .as(Encoders.STRING())
            .flatMap(
                (FlatMapFunction<String, String>) path -> above(path).iterator(), Encoders.STRING())
            .toDF(ABOVE);
    List<Row> first =
        above
            .join(unlisted, col(ABOVE).equalTo(col(FOLDER)))
            .groupBy(FOLDER, CorpusListing.PROBLEM)
            .agg(count(lit(1)))
            .orderBy(FOLDER)
            .limit(1)
            .collectAsList();
    if (!first.isEmpty()) {
      throw new IllegalArgumentException(refusal(first.get(0), target));
    }
  }

  private static String refusal(Row folder, String target) {
    return String.format(
        Locale.ROOT,
        "Cannot update %s: %s cannot be listed (%s), and %,d rows of files below it would be lost"
            + " (mend it, or remove it if they are to go; --overwrite begins anew)",
        target,
        folder.getString(0),
        folder.getString(1),
        folder.getLong(2));
  }

  /** The folders that a path lies in. */
  static List<String> above(String path) {
    List<String> folders = new ArrayList<>();
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      folders.add(path.substring(0, slash));
    }
    return folders;
  }
}
