package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.SparkFixture;
import org.unmask.storage.FileListing;
import org.unmask.storage.StoredFile;

@Tag("spark")
class CorpusListingTest {
  private static final List<String> NAMES =
      List.of("a b", "50%", "a#b", "[x]", "12:30", ".hidden", "_hidden", "ü 日本", "two\nlines");

  private final SparkSession spark = SparkFixture.session();
  private final JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());

  @TempDir private Path root;

  @Test
  void findsWhatTheDriverWouldFindByItself() throws IOException {
    for (String folder : NAMES) {
      for (String name : NAMES) {
        write(folder + "/deep/" + name, name.length());
      }
    }
    write("empty", 0);

    List<StoredFile> files = CorpusListing.files(context, List.of(root.toString())).collect();

    assertThat(files).hasSize(NAMES.size() * NAMES.size() + 1);
    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(
            FileListing.list(List.of(root.toString()), new Configuration()));
  }

  @Test
  void findsAFileOnceThoughRootsNestRepeatAndName() throws IOException {
    write("x/a", 1);
    write("x/y/b", 2);
    List<String> roots =
        List.of(
            root.toString(),
            root + "/x",
            "file://" + root + "/x/y/",
            root + "/*",
            root + "/x/a",
            root + "/x/y/../a");

    assertThat(CorpusListing.files(context, roots).map(StoredFile::path).collect())
        .containsExactlyInAnyOrder("file:" + root + "/x/a", "file:" + root + "/x/y/b");
  }

  /** One folder a video is common; tasks cost the driver. */
  @Test
  void boundsItsTasksHoweverManyFoldersThereAre() throws IOException {
    Set<String> written = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      written.add("file:" + write("video-" + i + "/frame.jpg", 0));
    }

    JavaRDD<StoredFile> files = CorpusListing.files(context, List.of(root.toString()));

    assertThat(files.getNumPartitions()).isLessThanOrEqualTo(32 * context.defaultParallelism());
    assertThat(files.map(StoredFile::path).collect())
        .hasSize(2_000)
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void doesNotTakeANeighbourForAFolderBelow() throws IOException {
    write("ab/1", 1);
    write("a/2", 1);

    assertThat(CorpusListing.files(context, List.of(root + "/a", root + "/ab")).count())
        .isEqualTo(2);
  }

  @Test
  void givesAPlaceThatCannotBeListedARowOfItsOwn() throws IOException {
    Path image = write("a", 7);
    Files.createSymbolicLink(root.resolve("loop"), root);

    List<Row> rows = CorpusListing.table(spark, List.of(root.toString())).collectAsList();

    assertThat(rows)
        .containsExactlyInAnyOrder(
            RowFactory.create(
                "file:" + image,
                7L,
                new Timestamp(Files.getLastModifiedTime(image).toMillis()),
                null),
            RowFactory.create(
                "file:" + root + "/loop", null, null, "a link back to " + root.toRealPath()));
    assertThat(CorpusListing.files(context, List.of(root.toString())).count()).isEqualTo(1);
  }

  @Test
  void refusesARootThatMatchesNothingBeforeAnyTask() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorpusListing.files(context, List.of(root + "/absent")))
        .withMessage("Cannot read " + root + "/absent: no such file or folder");
  }

  private Path write(String name, int bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[bytes]);
  }
}
