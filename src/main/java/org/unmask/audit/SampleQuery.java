package org.unmask.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.Label;

/**
 * Brings images to the driver, in one Spark job: those whose ids have the lowest seeded hashes, in
 * that order.
 */
record SampleQuery(int maxImages, long seed) {
  /** Numbers of the index, each as it is. */
  private static final List<String> NUMBERS =
      List.of(
          DatasetSchema.WIDTH,
          DatasetSchema.HEIGHT,
          DatasetSchema.BYTES,
          DatasetSchema.JPEG_QUALITY,
          DatasetSchema.SHARPNESS,
          DatasetSchema.LUMINANCE,
          DatasetSchema.COLOURFULNESS);

  private static final List<String> CATEGORIES =
      List.of(
          DatasetSchema.FORMAT,
          DatasetSchema.QUANTIZATION,
          DatasetSchema.CHROMA_SAMPLING,
          DatasetSchema.EXIF);

  AuditSample sample(Dataset<Row> index) {
    Column[] columns =
        Stream.of(List.of(DatasetSchema.GROUP_ID, DatasetSchema.LABEL), NUMBERS, CATEGORIES)
            .flatMap(List::stream)
            .map(name -> col(name))
            .toArray(Column[]::new);
    List<Row> rows =
        index
            .orderBy(xxhash64(lit(seed), col(DatasetSchema.IMAGE_ID)), col(DatasetSchema.IMAGE_ID))
            .limit(maxImages)
            .select(columns)
            .collectAsList();
    Label[] labels =
        rows.stream()
            .map(row -> Label.valueOf(row.getAs(DatasetSchema.LABEL)))
            .toArray(Label[]::new);
    String[] groups =
        rows.stream().<String>map(row -> row.getAs(DatasetSchema.GROUP_ID)).toArray(String[]::new);
    return new AuditSample(
        labels, folds(groups), groupsByLabel(groups, labels), numbers(rows), categories(rows));
  }

  private int[] folds(String[] groups) {
    Map<String, Integer> folds = new HashMap<>();
    return Stream.of(groups)
        .mapToInt(group -> folds.computeIfAbsent(group, id -> Folds.of(seed, id)))
        .toArray();
  }

  private static GroupsByLabel groupsByLabel(String[] groups, Label[] labels) {
    Map<String, Set<Label>> seen = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      seen.computeIfAbsent(groups[i], id -> EnumSet.noneOf(Label.class)).add(labels[i]);
    }
    return new GroupsByLabel(
        seen.values().stream().filter(found -> found.contains(Label.FAKE)).count(),
        seen.values().stream().filter(found -> found.contains(Label.REAL)).count());
  }

  private static List<NumericFeature> numbers(List<Row> rows) {
    Stream<NumericFeature> stored =
        NUMBERS.stream().map(name -> feature(name, rows, row -> number(row, name)));
    Stream<NumericFeature> derived =
        Stream.of(
            feature(
                "bytes_per_pixel",
                rows,
                row ->
                    number(row, DatasetSchema.BYTES)
                        / number(row, DatasetSchema.WIDTH)
                        / number(row, DatasetSchema.HEIGHT)),
            feature(
                "aspect_ratio",
                rows,
                row -> number(row, DatasetSchema.WIDTH) / number(row, DatasetSchema.HEIGHT)));
    return Stream.concat(stored, derived).filter(NumericFeature::present).toList();
  }

  private static NumericFeature feature(
      String name, List<Row> rows, ToDoubleFunction<Row> valueOf) {
    return new NumericFeature(name, rows.stream().mapToDouble(valueOf).toArray());
  }

  private static double number(Row row, String name) {
    Number value = row.getAs(name);
    return value == null || Double.isNaN(value.doubleValue())
        ? NumericFeature.MISSING
        : value.doubleValue();
  }

  private static List<CategoricalFeature> categories(List<Row> rows) {
    return CATEGORIES.stream()
        .map(
            name ->
                CategoricalFeature.of(
                    name,
                    rows.stream().map(row -> category(row.getAs(name))).toArray(String[]::new)))
        .filter(CategoricalFeature::present)
        .toList();
  }

  private static String category(Object value) {
    return value == null ? CategoricalFeature.NONE : value.toString();
  }
}
