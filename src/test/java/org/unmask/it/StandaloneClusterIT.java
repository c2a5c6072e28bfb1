package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.demo.DemoCorpus;
import org.unmask.scoring.ScoresSchema;

/** {@code score} on a standalone cluster: a master, and two workers of one core. */
class StandaloneClusterIT {
  private static final Duration JOB = Duration.ofMinutes(4);
  private static final Path FOLDER = Build.folder("standalone");

  private static DemoCorpus.Written demo;

  @BeforeAll
  static void draw() {
    demo = Pictures.draw(FOLDER, 6);
  }

  @AfterAll
  static void removePictures() {
    Build.folder("standalone/demo");
  }

  @Test
  void endsWithEveryFileOnceWhenAWorkerDiesInMidJob() throws Exception {
    Path folder = Build.folder("standalone/killed");
    Path corpus = folder.resolve("corpus");
    Files.createDirectories(corpus);
    for (Path image : Pictures.below(demo.corpus())) {
      if (image.toString().endsWith(".jpg")) {
        Files.copy(image, corpus.resolve(image.getFileName()));
      }
    }
    Pictures.multiply(corpus, 15);
    Files.writeString(corpus.resolve("no picture.png"), "no picture");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2, 1, 1024);
        Submission job = score(cluster, folder, corpus)) {
      job.awaitAllBusy(2);
      cluster.killWorker(0);
      assertThat(cluster.workersInState("ALIVE")).isEqualTo(1);

      // Had the job been over by then, it would prove nothing.
      assertThat(job.awaitSuccess(JOB)).contains("Lost executor");
    }

    assertOneRowAFile(corpus, folder);
    assertThat(folder.resolve("scores/_manifest.json")).exists();
    assertThat(folder.resolve("scores/_summary.json")).isNotEmptyFile();
  }

  private static Submission score(StandaloneCluster cluster, Path folder, Path corpus) {
    return cluster.submit(
        "score",
        List.of(
            "--executor-cores",
            "1",
            "--executor-memory",
            "1g",
            "--total-executor-cores",
            "2",
            "--conf",
            "spark.scheduler.minRegisteredResourcesRatio=1"),
        List.of(
            "score",
            "--images",
            corpus.toString(),
            "--model",
            Build.detector().toString(),
            "--scores",
            folder.resolve("scores").toString(),
            "--set",
            "score.images-per-task=4"));
  }

  private static void assertOneRowAFile(Path corpus, Path folder) {
    List<Row> rows =
        SparkFixture.session()
            .read()
            .parquet(folder.resolve("scores").toString())
            .select(ScoresSchema.PATH, ScoresSchema.PROBABILITY_FAKE)
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(
            Pictures.below(corpus).stream().map(file -> "file:" + file).toList());
    assertThat(rows)
        .filteredOn(row -> row.getString(0).endsWith(".jpg"))
        .allSatisfy(row -> assertThat(row.getDouble(1)).isBetween(0.0, 1.0));
    assertThat(rows)
        .filteredOn(row -> !row.getString(0).endsWith(".jpg"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.isNullAt(1)).isTrue());
  }
}
