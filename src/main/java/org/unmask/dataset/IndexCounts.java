package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.SplitName;

/**
 * Counts of an index, in an order that depends on nothing but what is counted.
 *
 * @param fingerprint the sum modulo 2²⁵⁶ of the SHA-256 of each {@code image_id label split}, in 64
 *     hex digits: the same in any order, and that of a union is the sum
 */
record IndexCounts(List<SplitCount> splits, List<FormatCount> formats, String fingerprint) {
  private static final int WORDS = 8;
  private static final int WORD_BITS = 32;
  private static final int WORD_DIGITS = 8;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(WORDS * WORD_BITS);
  private static final String IMAGES = "images";
  private static final String HASH = "hash";

  /** How many images there are. */
  long images() {
    return splits.stream().mapToLong(SplitCount::images).sum();
  }

  private record SplitKey(SplitName split, Label label, String source) {}

  private record FormatKey(ImageFormat format, Label label) {}

  static IndexCounts of(Dataset<Row> index) {
    Map<SplitKey, Long> splits =
        new TreeMap<>(
            Comparator.comparing(SplitKey::split)
                .thenComparing(SplitKey::label)
                .thenComparing(SplitKey::source));
    Map<FormatKey, Long> formats =
        new TreeMap<>(Comparator.comparing(FormatKey::format).thenComparing(FormatKey::label));
    BigInteger fingerprint = BigInteger.ZERO;
    for (Row row : counted(index).collectAsList()) {
      long images = row.<Long>getAs(IMAGES);
      Label label = Label.valueOf(row.getAs(DatasetSchema.LABEL));
      splits.merge(
          new SplitKey(
              SplitName.ofFolder(row.getAs(DatasetSchema.SPLIT)),
              label,
              row.getAs(DatasetSchema.SOURCE)),
          images,
          Long::sum);
      formats.merge(
          new FormatKey(ImageFormat.valueOf(row.getAs(DatasetSchema.FORMAT)), label),
          images,
          Long::sum);
      for (int word = 0; word < WORDS; word++) {
        fingerprint =
            fingerprint.add(
                BigInteger.valueOf(row.<Long>getAs(HASH + word))
                    .shiftLeft((WORDS - 1 - word) * WORD_BITS));
      }
    }
    List<SplitCount> splitCounts = new ArrayList<>();
    splits.forEach(
        (key, n) -> splitCounts.add(new SplitCount(key.split(), key.label(), key.source(), n)));
    List<FormatCount> formatCounts = new ArrayList<>();
    formats.forEach((key, n) -> formatCounts.add(new FormatCount(key.format(), key.label(), n)));
    String digits = fingerprint.mod(MODULUS).toString(16);
    return new IndexCounts(
        splitCounts, formatCounts, "0".repeat(WORDS * WORD_DIGITS - digits.length()) + digits);
  }

  private static Dataset<Row> counted(Dataset<Row> index) {
    Column[] words = new Column[WORDS];
    for (int word = 0; word < WORDS; word++) {
      Column digits = substring(col(HASH), 1 + word * WORD_DIGITS, WORD_DIGITS);
      words[word] = sum(conv(digits, 16, 10).cast("long")).as(HASH + word);
    }
    return index
        .withColumn(
            HASH,
            sha2(
                concat_ws(
                    " ",
                    col(DatasetSchema.IMAGE_ID),
                    col(DatasetSchema.LABEL),
                    col(DatasetSchema.SPLIT)),
                256))
        .groupBy(
            DatasetSchema.SPLIT, DatasetSchema.LABEL, DatasetSchema.SOURCE, DatasetSchema.FORMAT)
        .agg(count(lit(1)).as(IMAGES), words);
  }
}
