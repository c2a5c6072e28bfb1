package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.demo.DemoCorpus;
import org.unmask.scoring.ScoresSchema;
import org.unmask.storage.OutputKind;
import org.unmask.storage.OutputTarget;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.storage.ReplacedFile;
import org.unmask.storage.TargetLock;
import org.unmask.storage.TextFile;

/** {@code split} and {@code score} with input and output on S3. */
class S3aIT {
  private static final Duration JOB = Duration.ofMinutes(4);
  private static final Path FOLDER = Build.folder("s3a");
  private static final Configuration CONFIGURATION =
      SparkFixture.session().sparkContext().hadoopConfiguration();

  private static SparkHome spark;
  private static S3Server s3;
  private static RemoteFolder files;
  private static DemoCorpus.Written demo;

  @BeforeAll
  static void start() throws Exception {
    demo = Pictures.draw(FOLDER, 12);
    spark = SparkHome.in(FOLDER);
    spark.add(Files.readString(Build.target("s3a-classpath.txt")));
    s3 = S3Server.start(FOLDER);
    spark.tell(s3.credentials());
    s3.settings().forEach(CONFIGURATION::set);
    CONFIGURATION.set("fs.s3a.access.key", s3.key());
    CONFIGURATION.set("fs.s3a.secret.key", s3.secret());
    files = RemoteFolder.at(URI.create(s3.root()), CONFIGURATION);
    files.upload(demo.corpus(), "/corpus");
  }

  @AfterAll
  static void stop() throws Exception {
    if (files != null) {
      files.close();
    }
    if (s3 != null) {
      s3.close();
    }
  }

  @Test
  void splitsImagesOfABucketIntoADatasetInIt() throws Exception {
    run(
        "split",
        "--images",
        files.at("/corpus"),
        "--metadata",
        files.at("/corpus/metadata.csv"),
        "--dataset",
        files.at("/dataset"));

    assertThat(files.names("/")).contains("dataset").noneMatch(name -> name.startsWith(".dataset"));
    assertThat(files.exists("/dataset/summary.json")).isTrue();
    assertThat(files.column("/dataset/split=*", "path"))
        .containsExactlyInAnyOrderElementsOf(files.below("/corpus", ".jpg"));
  }

  @Test
  void scoresFilesOfAnyNameGoesOnAfterAKillAndUpdates() throws Exception {
    Path picture = Pictures.below(demo.corpus().resolve("Real")).get(0);
    for (Path image : Pictures.below(demo.corpus().resolve("Fake"))) {
      files.upload(image, "/odd/" + image.getFileName());
    }
    for (String name : RemoteFolder.ODD_NAMES) {
      files.upload(picture, "/odd/deep folder/" + name);
    }
    files.createEmpty("/odd/empty.jpg");
    Set<String> expected = new TreeSet<>(files.below("/odd", ".jpg"));
    String[] score = {
      "score",
      "--images",
      files.at("/odd"),
      "--model",
      Build.detector().toString(),
      "--scores",
      files.at("/scores"),
      "--set",
      "score.images-per-chunk=4"
    };

    try (Submission killed = submit("score", List.of(score))) {
      killed.awaitThat("a commit", () -> files.exists("/.scores.staging/_commits/000000.json"));
    }
    assertThat(files.exists("/scores")).isFalse();
    run(with(score, "--resume"));

    assertThat(files.column("/scores", ScoresSchema.PATH))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(files.scored("/scores")).isEqualTo(expected.size() - 1);
    assertThat(files.names("/")).contains("scores").noneMatch(name -> name.startsWith(".scores"));

    files.delete("/odd/deep folder/two words.jpg");
    files.upload(picture, "/odd/new.jpg");
    run(with(score, "--update"));

    expected.remove(files.at("/odd/deep folder/two words.jpg"));
    expected.add(files.at("/odd/new.jpg"));
    assertThat(files.column("/scores", ScoresSchema.PATH))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(text("/scores/_summary.json").replace(" ", ""))
        .contains("\"kept\":" + (expected.size() - 1));
    assertThat(files.names("/")).contains("scores").noneMatch(name -> name.startsWith(".scores"));
  }

  @Test
  void bringsBothPartsOfATargetTogetherWhoseMoveWasCutOff() throws Exception {
    TextFile.write(files.path("/cut/a"), "new", CONFIGURATION);
    TextFile.write(files.path("/.cut.staging/a"), "new", CONFIGURATION);
    TextFile.write(files.path("/.cut.staging/deep/b"), "new", CONFIGURATION);
    TextFile.write(files.path("/.cut.replaced/old"), "old", CONFIGURATION);
    files.createFolder("/.cut.committed");

    try (TargetLock lock = TargetLock.take(files.at("/cut"), CONFIGURATION)) {
      OutputTarget.endKilledCommit(lock);
    }

    assertThat(files.below("/cut", ""))
        .containsExactlyInAnyOrder(files.at("/cut/a"), files.at("/cut/deep/b"));
    assertThat(files.names("/")).noneMatch(name -> name.startsWith(".cut"));
  }

  @Test
  void replacesATargetAndAFile() throws IOException {
    TextFile.write(files.path("/target/old"), "old", CONFIGURATION);
    try (OutputTarget output =
        OutputTarget.open(
            files.at("/target"),
            new OutputKind("a thing", "old"),
            IfPresent.REPLACE,
            CONFIGURATION)) {
      TextFile.create(new org.apache.hadoop.fs.Path(output.staging(), "new"), "new", CONFIGURATION);
      output.commit();
    }
    assertThat(files.names("/target")).containsExactly("new");
    assertThat(files.names("/")).noneMatch(name -> name.startsWith(".target"));

    ReplacedFile.write(files.path("/target/new"), "newer", CONFIGURATION);

    assertThat(text("/target/new")).isEqualTo("newer");
    assertThat(files.names("/target")).containsExactly("new");
  }

  private static List<String> with(String[] command, String option) {
    return Stream.concat(Stream.of(command), Stream.of(option)).toList();
  }

  private static void run(String... command) {
    run(List.of(command));
  }

  /** The credentials come from the environment, and must not be told to anyone. */
  private static void run(List<String> command) {
    try (Submission job = submit(command.get(command.size() - 1).replaceAll("\\W", ""), command)) {
      assertThat(job.awaitSuccess(JOB)).doesNotContain(s3.secret());
    }
  }

  private static Submission submit(String name, List<String> command) {
    List<String> options = new ArrayList<>();
    s3.settings()
        .forEach(
            (key, value) -> options.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    return Submission.start(name, spark, "local[2]", options, command, FOLDER);
  }

  private static String text(String path) {
    return TextFile.read(files.path(path), 1 << 20, CONFIGURATION);
  }
}
