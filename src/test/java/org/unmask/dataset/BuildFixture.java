package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.SparkFixture;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

/** A folder with images, and the dataset that is built of them. */
final class BuildFixture {
  static final SparkSession SPARK = SparkFixture.session();
  static final SplitFractions HALVES = new SplitFractions(0.5, 0.25, 0.25);

  private final Path folder;

  BuildFixture(Path folder) {
    this.folder = folder;
  }

  /** A builder of the images below some folders. */
  DatasetBuilder builder(String... roots) {
    return new DatasetBuilder(SPARK, TestCodec.RECIPE)
        .images(List.of(roots).stream().map(root -> ImageFolder.of(folder + "/" + root)).toList())
        .fractions(HALVES);
  }

  String target() {
    return folder + "/out";
  }

  /** Writes ten images below {@code Real} and ten below {@code Fake}. */
  void twenty(String name) {
    TestImages.jpegs(folder.resolve(name + "/Real"), 10, 0);
    TestImages.jpegs(folder.resolve(name + "/Fake"), 10, 100);
  }

  /** Writes a picture. */
  void picture(String name, long seed, float quality) {
    TestImages.write(folder.resolve(name), Pictures.jpeg(seed, quality));
  }

  String text(String name, String text) {
    TestImages.write(folder.resolve(name), text.getBytes(UTF_8));
    return folder + "/" + name;
  }

  /** All rows of the dataset, without order. */
  List<Row> rows() {
    DatasetReader reader = DatasetReader.open(SPARK, target());
    List<Row> rows = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      rows.addAll(reader.split(split).collectAsList());
    }
    return rows;
  }

  /** One column by the file's path below the folder. */
  Map<String, String> column(String name) {
    Map<String, String> values = new TreeMap<>();
    rows().forEach(row -> values.put(below(row), row.getAs(name)));
    return values;
  }

  /** The reasons of rejected files by path below the folder. */
  Map<String, String> rejected() {
    return rejected(DatasetSchema.REASON);
  }

  /** One column of rejected files by path below the folder. */
  Map<String, String> rejected(String column) {
    Map<String, String> values = new TreeMap<>();
    for (Row row :
        SPARK
            .read()
            .schema(DatasetSchema.REJECTED)
            .parquet(target() + "/rejected")
            .collectAsList()) {
      values.put(below(row), row.getAs(column));
    }
    return values;
  }

  private String below(Row row) {
    return row.<String>getAs(DatasetSchema.PATH).substring(("file:" + folder + "/").length());
  }
}
