package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmask.demo.DemoCorpus;
import org.unmask.scoring.ScoresSchema;

/** {@code split} and {@code score} with input and output on HDFS. */
class HdfsIT {
  private static final Duration JOB = Duration.ofMinutes(4);
  private static final Path FOLDER = Build.folder("hdfs");

  private static SparkHome spark;
  private static HdfsCluster hdfs;
  private static RemoteFolder files;
  private static DemoCorpus.Written demo;

  @BeforeAll
  static void start() throws Exception {
    demo = Pictures.draw(FOLDER, 12);
    spark = SparkHome.in(FOLDER);
    hdfs = HdfsCluster.start(spark, FOLDER);
    files = RemoteFolder.at(hdfs.root(), new Configuration());
    files.upload(demo.corpus(), "/corpus");
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
        files.at("/corpus"),
        "--metadata",
        files.at("/corpus/metadata.csv"),
        "--dataset",
        files.at("/dataset"));

    assertThat(files.exists("/dataset/summary.json")).isTrue();
    assertThat(files.exists("/.dataset.staging")).isFalse();
    assertThat(files.column("/dataset/split=*", "path"))
        .containsExactlyInAnyOrderElementsOf(files.below("/corpus", ".jpg"));
  }

  @Test
  void scoresFilesOfAnyNameFromHdfsToHdfs() throws Exception {
    Path picture = Pictures.below(demo.corpus().resolve("Real")).get(0);
    for (String name : RemoteFolder.ODD_NAMES) {
      files.upload(picture, "/odd/deep folder/" + name);
    }
    files.createEmpty("/odd/empty.jpg");

    run(
        "score",
        "score",
        "--images",
        files.at("/odd"),
        "--model",
        Build.detector().toString(),
        "--scores",
        files.at("/scores"));

    List<String> expected = new ArrayList<>(files.below("/odd", ".jpg"));
    assertThat(expected).hasSize(RemoteFolder.ODD_NAMES.size() + 1);
    assertThat(files.column("/scores", ScoresSchema.PATH))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(files.scored("/scores")).isEqualTo(RemoteFolder.ODD_NAMES.size());
    assertThat(files.exists("/scores/_summary.json")).isTrue();
    assertThat(files.exists("/.scores.staging")).isFalse();
  }

  private static void run(String name, String... command) {
    try (Submission job =
        Submission.start(name, spark, "local[2]", List.of(), List.of(command), FOLDER)) {
      job.awaitSuccess(JOB);
    }
  }
}
