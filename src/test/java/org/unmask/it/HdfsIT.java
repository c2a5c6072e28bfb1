package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.demo.DemoCorpus;
import org.unmask.scoring.ScoresSchema;

/** {@code split} and {@code score} with input and output on HDFS. */
class HdfsIT {
  private static final Duration JOB = Duration.ofMinutes(4);
  private static final Path FOLDER = Build.folder("hdfs");

  /** Names that a shell, a URI, a glob, Spark or Hadoop may stumble over. HDFS allows no colon. */
  private static final List<String> ODD_NAMES =
      List.of(
          "two words.jpg",
          "100% #1 & more?.jpg",
          "[a-z]{1,2}*.jpg",
          "%41.jpg",
          "été-写真.jpg",
          "_hidden.jpg",
          ".dotted.jpg",
          "a+b=c.jpg");

  private static SparkHome spark;
  private static HdfsCluster hdfs;
  private static FileSystem files;
  private static DemoCorpus.Written demo;

  @BeforeAll
  static void start() throws Exception {
    demo = Pictures.draw(FOLDER, 12);
    spark = SparkHome.in(FOLDER);
    hdfs = HdfsCluster.start(spark, FOLDER);
    files = FileSystem.get(hdfs.root(), new Configuration());
    upload(demo.corpus(), "/corpus");
  }

  @AfterAll
  static void stop() throws Exception {
    if (files != null) {
      files.close();
    }
    if (hdfs != null) {
      hdfs.close();
    }
  }

  @Test
  void splitsImagesOfHdfsIntoADatasetOnHdfs() throws Exception {
    run(
        "split",
        "split",
        "--images",
        at("/corpus"),
        "--metadata",
        at("/corpus/metadata.csv"),
        "--dataset",
        at("/dataset"));

    assertThat(exists("/dataset/summary.json")).isTrue();
    assertThat(exists("/.dataset.staging")).isFalse();
    assertThat(paths("/dataset/split=*", "path"))
        .containsExactlyInAnyOrderElementsOf(uploaded("/corpus", ".jpg"));
  }

  @Test
  void scoresFilesOfAnyNameFromHdfsToHdfs() throws Exception {
    Path picture = Pictures.below(demo.corpus().resolve("Real")).get(0);
    for (String name : ODD_NAMES) {
      files.copyFromLocalFile(local(picture), remote("/odd/deep folder/" + name));
    }
    files.create(remote("/odd/empty.jpg")).close();

    run(
        "score",
        "score",
        "--images",
        at("/odd"),
        "--model",
        Build.detector().toString(),
        "--scores",
        at("/scores"));

    List<String> expected = new ArrayList<>(uploaded("/odd", ".jpg"));
    assertThat(expected).hasSize(ODD_NAMES.size() + 1);
    assertThat(paths("/scores", ScoresSchema.PATH)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(scored("/scores")).isEqualTo(ODD_NAMES.size());
    assertThat(exists("/scores/_summary.json")).isTrue();
    assertThat(exists("/.scores.staging")).isFalse();
  }

  private static void run(String name, String... command) {
    try (Submission job =
        Submission.start(name, spark, "local[2]", List.of(), List.of(command), FOLDER)) {
      job.awaitSuccess(JOB);
    }
  }

  private static void upload(Path folder, String to) throws Exception {
    files.copyFromLocalFile(local(folder), remote(to));
  }

  private static List<String> uploaded(String folder, String ending) throws Exception {
    List<String> paths = new ArrayList<>();
    var listing = files.listFiles(remote(folder), true);
    while (listing.hasNext()) {
      String path = listing.next().getPath().toString();
      if (path.endsWith(ending)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static List<String> paths(String table, String column) {
    return SparkFixture.session().read().parquet(at(table)).select(column).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static int scored(String table) {
    List<Row> rows =
        SparkFixture.session()
            .read()
            .parquet(at(table))
            .select(ScoresSchema.PROBABILITY_FAKE)
            .collectAsList();
    return (int) rows.stream().filter(row -> !row.isNullAt(0)).count();
  }

  private static boolean exists(String path) throws Exception {
    return files.exists(remote(path));
  }

  private static String at(String path) {
    return hdfs.root() + path;
  }

  private static org.apache.hadoop.fs.Path remote(String path) {
    URI root = hdfs.root();
    return new org.apache.hadoop.fs.Path(root.getScheme(), root.getAuthority(), path);
  }

  private static org.apache.hadoop.fs.Path local(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}
