package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageLimits;

@Tag("spark")
class CorpusInputTest {
  private static final StructType TABLE =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("content", DataTypes.BinaryType)
          .add("label", DataTypes.StringType)
          .add("verdict", DataTypes.IntegerType);

  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    FakeRecipe.reset();
    folder = root.resolve("scores");
    Files.createDirectories(root.resolve("images/a b"));
    Files.write(root.resolve("images/a b/1.png"), TestImages.withProbability(1));
    Files.write(root.resolve("images/12:30, \"x\".png"), TestImages.withProbability(2));
    Files.write(root.resolve("other.png"), TestImages.withProbability(3));
  }

  @AfterEach
  void close() {
    FakeRecipe.reset();
  }

  @Test
  void readsATextWithAPathALine() throws IOException {
    Path list = root.resolve("list.txt");
    Files.writeString(
        list,
        """
        images/a b/1.png

        images/12:30, "x".png
        images/../other.png
        other.png
        file:%s/other.png
        %s/other.png
        absent.png
        images
        """
            .formatted(root, root));

    Map<String, Row> rows = score(new CorpusInput.PathList(list.toString(), "path"));

    assertThat(rows)
        .containsOnlyKeys(
            "file:" + root + "/images/a b/1.png",
            "file:" + root + "/images/12:30, \"x\".png",
            "file:" + root + "/other.png",
            "file:" + root + "/absent.png",
            "file:" + root + "/images");
    Row other = row(rows, "file:" + root + "/other.png");
    assertThat(other.<Double>getAs("probability_fake")).isEqualTo(0.03);
    assertThat(other.<Long>getAs("bytes")).isEqualTo(Files.size(root.resolve("other.png")));
    Row absent = row(rows, "file:" + root + "/absent.png");
    assertThat(absent.<String>getAs("error")).isEqualTo("UNREADABLE");
    assertThat(absent.<String>getAs("error_detail")).isEqualTo("no such file");
    assertThat(absent.<Long>getAs("bytes")).isNull();
    assertThat(row(rows, "file:" + root + "/images").<String>getAs("error_detail"))
        .isEqualTo("a folder");
  }

  @Test
  void readsTheColumnOfACsv() throws IOException {
    Path list = root.resolve("images/list.csv");
    Files.writeString(
        list,
        """
        note,file
        "one, two",a b/1.png
        "a ""quoted"" one","12:30, ""x"".png"
        """);

    assertThat(score(new CorpusInput.PathList(list.toString(), "file")))
        .containsOnlyKeys(
            "file:" + root + "/images/a b/1.png", "file:" + root + "/images/12:30, \"x\".png");
  }

  @Test
  void readsTheColumnOfAParquetTable() {
    Path list = root.resolve("list.parquet");
    spark
        .createDataset(List.of("other.png", "images/a b/1.png", "other.png"), Encoders.STRING())
        .toDF("where")
        .write()
        .parquet(list.toString());

    assertThat(score(new CorpusInput.PathList(list.toString(), "where")))
        .containsOnlyKeys("file:" + root + "/other.png", "file:" + root + "/images/a b/1.png");
  }

  @Test
  void saysWhichColumnsAListHas() throws IOException {
    Path list = root.resolve("list.csv");
    Files.writeString(list, "file,note\na,b\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(new CorpusInput.PathList(list.toString(), "path")))
        .withMessage(
            "Cannot read list %s: it has no column path, but file, note (score.list.column names it)"
                .formatted(list));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(new CorpusInput.PathList(root + "/none.csv", "path")))
        .withMessage("Cannot read list " + root + "/none.csv: no such file");
    assertThat(root.resolve(".scores.staging")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void scoresTheRowsOfATableAndCarriesItsColumns(int chunk) {
    Path table = table(20);

    Map<String, Row> rows =
        score(new CorpusInput.Table(table.toString(), "content", "path"), chunk);

    assertThat(rows).hasSize(22);
    Row row = row(rows, "id7");
    assertThat(row.<Double>getAs("probability_fake")).isEqualTo(0.07);
    assertThat(row.<String>getAs("image_id"))
        .isEqualTo(ContentHash.sha256Hex(TestImages.withProbability(7)));
    assertThat(row.<Long>getAs("bytes")).isEqualTo(TestImages.withProbability(7).length);
    assertThat(row.<String>getAs("label")).isEqualTo("label 7");
    assertThat(row.<String>getAs("verdict")).isEqualTo("REAL");
    assertThat(row.<Integer>getAs("table_verdict")).isEqualTo(7);
    assertThat(row(rows, "broken").<String>getAs("error")).isEqualTo("CORRUPT");
    assertThat(row(rows, "null").<String>getAs("error")).isEqualTo("EMPTY_FILE");
  }

  @Test
  void namesRowsByFileAndNumberWhereATableHasNoId() {
    Map<String, Row> rows = score(new CorpusInput.Table(table(5).toString(), "content", ""), 1000);

    assertThat(rows).hasSize(7);
    assertThat(rows.keySet())
        .allSatisfy(path -> assertThat(path).startsWith("file:").matches(".*parquet#[0-9]+"));
    assertThat(rows.values()).extracting(row -> row.<String>getAs("table_path")).contains("id3");
  }

  @Test
  void saysWhatATableLacks() {
    Path table = table(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(new CorpusInput.Table(table.toString(), "image", "path"), 9))
        .withMessage(
            "Cannot read table %s: it has no column image, but path, content, label, verdict"
                .formatted(table));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(new CorpusInput.Table(table.toString(), "label", "path"), 9))
        .withMessage(
            "Cannot read table %s: its column label is no binary, but string".formatted(table));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(new CorpusInput.Table(root + "/images", "content", "path"), 9))
        .withMessage("Cannot read table %s/images: it has no Parquet file", root);
  }

  @Test
  void givesARowToWhateverLiesInACorpus() throws Exception {
    Path corpus = Files.createDirectory(root.resolve("hostile"));
    for (String name :
        List.of("a b", "50%", "a#b", "two\nlines", "ü 日本", "_hidden", ".hidden", "[x]", "12:30")) {
      Files.createDirectories(corpus.resolve(name));
      Files.write(corpus.resolve(name).resolve(name), TestImages.withProbability(5));
    }
    Files.createSymbolicLink(corpus.resolve("loop"), corpus);
    Files.createSymbolicLink(corpus.resolve("dangling"), root.resolve("absent"));
    assertThat(new ProcessBuilder("mkfifo", corpus + "/pipe").start().waitFor()).isZero();

    Map<String, Row> rows = score(new CorpusInput.Files(List.of(corpus.toString())));

    assertThat(rows).hasSize(12);
    assertThat(details(rows))
        .containsOnly(
            Map.entry("file:" + corpus + "/loop", "a link back to " + corpus.toRealPath()),
            Map.entry("file:" + corpus + "/dangling", "a link to nothing"),
            Map.entry("file:" + corpus + "/pipe", "neither a file nor a folder"));
  }

  @Test
  void givesARowToAFileThatVanishesOrTurnsIntoAFolderAfterItWasListed() throws IOException {
    Path corpus = Files.createDirectory(root.resolve("changing"));
    for (int i = 0; i < 4; i++) {
      Files.write(corpus.resolve(i + ".png"), TestImages.withProbability(i));
    }
    // The listing is kept from a run that failed; then the files change, and the run goes on.
    CorpusInput input = new CorpusInput.Files(List.of(corpus.toString()));
    FakeRecipe.CRASH_AFTER.set(1);
    try {
      score(input, 1);
    } catch (PipelineException expected) {
      FakeRecipe.reset();
    }
    Path staging = root.resolve(".scores.staging");
    List<String> scored = new ArrayList<>();
    spark
        .read()
        .parquet(staging + "/scores-*.parquet")
        .select("path")
        .collectAsList()
        .forEach(row -> scored.add(row.getString(0)));
    List<Path> left;
    try (Stream<Path> files = Files.list(corpus)) {
      left = files.filter(file -> !scored.contains("file:" + file)).sorted().toList();
    }
    assertThat(left).hasSize(3);
    Files.delete(left.get(0));
    Files.delete(left.get(1));
    Files.createDirectory(left.get(1));

    scorer(1).score(input, folder.toString(), Begin.NEW, IfUnfinished.RESUME);

    Map<String, Row> rows = rows();
    assertThat(rows).hasSize(4);
    assertThat(row(rows, "file:" + left.get(0)).<String>getAs("error")).isEqualTo("UNREADABLE");
    assertThat(row(rows, "file:" + left.get(1)).<String>getAs("error")).isEqualTo("UNREADABLE");
    assertThat(row(rows, "file:" + left.get(1)).<String>getAs("error_detail"))
        .containsIgnoringCase("directory");
    assertThat(details(rows)).hasSize(2);
  }

  private static Row row(Map<String, Row> rows, String path) {
    return Objects.requireNonNull(rows.get(path), path);
  }

  private static Map<String, String> details(Map<String, Row> rows) {
    return rows.values().stream()
        .filter(row -> row.getAs("error") != null)
        .peek(row -> assertThat(row.<String>getAs("error")).isEqualTo("UNREADABLE"))
        .collect(Collectors.toMap(row -> row.getAs("path"), row -> row.getAs("error_detail")));
  }

  private Path table(int images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      rows.add(RowFactory.create("id" + i, TestImages.withProbability(i), "label " + i, i));
    }
    rows.add(RowFactory.create("broken", TestImages.broken(), null, null));
    rows.add(RowFactory.create("null", null, "", null));
    Path table = root.resolve("table [1]");
    spark.createDataFrame(rows, TABLE).repartition(4).write().parquet(table.toString());
    return table;
  }

  private Map<String, Row> score(CorpusInput input) {
    return score(input, 2);
  }

  private Map<String, Row> score(CorpusInput input, int chunk) {
    scorer(chunk).score(input, folder.toString(), Begin.REPLACE, IfUnfinished.REFUSE);
    return rows();
  }

  private CorpusScorer scorer(int chunk) {
    return new CorpusScorer(
            spark,
            new FakeRecipe("model", 0.5),
            ImageLimits.DEFAULT,
            Batching.of(2),
            3,
            Progress.SILENT)
        .chunksOf(chunk);
  }

  private Map<String, Row> rows() {
    return spark.read().parquet(folder.toString()).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getAs("path"), Function.identity()));
  }
}
