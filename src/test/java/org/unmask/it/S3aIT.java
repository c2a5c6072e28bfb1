package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.demo.DemoCorpus;
import org.unmask.scoring.ScoresSchema;
import org.unmask.storage.OutputTarget;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.storage.ReplacedFile;
import org.unmask.storage.TextFile;

/** {@code split} and {@code score} with input and output on S3. */
class S3aIT {
  private static final Duration JOB = Duration.ofMinutes(4);
  private static final Path FOLDER = Build.folder("s3a");
  private static final Configuration CONFIGURATION =
      SparkFixture.session().sparkContext().hadoopConfiguration();

  /** Names that a shell, a URI, a glob, Spark or Hadoop may stumble over. */
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
  private static S3Server s3;
  private static FileSystem files;
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
    files = FileSystem.get(URI.create(s3.root()), CONFIGURATION);
    upload(demo.corpus(), "/corpus");
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
        at("/corpus"),
        "--metadata",
        at("/corpus/metadata.csv"),
        "--dataset",
        at("/dataset"));

    assertThat(names("/")).contains("dataset").noneMatch(name -> name.startsWith(".dataset"));
    assertThat(exists("/dataset/summary.json")).isTrue();
    assertThat(paths("/dataset/split=*", "path"))
        .containsExactlyInAnyOrderElementsOf(uploaded("/corpus", ".jpg"));
  }

  @Test
  void scoresFilesOfAnyNameGoesOnAfterAKillAndUpdates() throws Exception {
    Path picture = Pictures.below(demo.corpus().resolve("Real")).get(0);
    for (Path image : Pictures.below(demo.corpus().resolve("Fake"))) {
      upload(image, "/odd/" + image.getFileName());
    }
    for (String name : ODD_NAMES) {
      upload(picture, "/odd/deep folder/" + name);
    }
    files.create(remote("/odd/empty.jpg")).close();
    Set<String> expected = new TreeSet<>(uploaded("/odd", ".jpg"));
    String[] score = {
      "score",
      "--images",
      at("/odd"),
      "--model",
      Build.detector().toString(),
      "--scores",
      at("/scores"),
      "--set",
      "score.images-per-chunk=2"
    };

    try (Submission killed = submit("score", List.of(score))) {
      killed.awaitThat("a commit", () -> exists("/.scores.staging/_commits/000000.json"));
    }
    assertThat(exists("/scores")).isFalse();
    run(with(score, "--resume"));

    assertThat(paths("/scores", ScoresSchema.PATH)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(scored("/scores")).isEqualTo(expected.size() - 1);
    assertThat(names("/")).contains("scores").noneMatch(name -> name.startsWith(".scores"));

    files.delete(remote("/odd/deep folder/two words.jpg"), false);
    upload(picture, "/odd/new.jpg");
    run(with(score, "--update"));

    expected.remove(at("/odd/deep folder/two words.jpg"));
    expected.add(at("/odd/new.jpg"));
    assertThat(paths("/scores", ScoresSchema.PATH)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(text("/scores/_summary.json").replace(" ", ""))
        .contains("\"kept\":" + (expected.size() - 1));
    assertThat(names("/")).contains("scores").noneMatch(name -> name.startsWith(".scores"));
  }

  @Test
  void bringsBothPartsOfATargetTogetherWhoseMoveWasCutOff() throws Exception {
    TextFile.write(remote("/cut/a"), "new", CONFIGURATION);
    TextFile.write(remote("/.cut.staging/a"), "new", CONFIGURATION);
    TextFile.write(remote("/.cut.staging/deep/b"), "new", CONFIGURATION);
    TextFile.write(remote("/.cut.replaced/old"), "old", CONFIGURATION);
    files.mkdirs(remote("/.cut.committed"));

    OutputTarget.endKilledCommit(at("/cut"), CONFIGURATION);

    assertThat(uploaded("/cut", "")).containsExactlyInAnyOrder(at("/cut/a"), at("/cut/deep/b"));
    assertThat(names("/")).noneMatch(name -> name.startsWith(".cut"));
  }

  @Test
  void replacesATargetAndAFile() {
    TextFile.write(remote("/target/old"), "old", CONFIGURATION);
    try (OutputTarget output = OutputTarget.open(at("/target"), IfPresent.REPLACE, CONFIGURATION)) {
      TextFile.create(new org.apache.hadoop.fs.Path(output.staging(), "new"), "new", CONFIGURATION);
      output.commit();
    }
    assertThat(names("/target")).containsExactly("new");
    assertThat(names("/")).noneMatch(name -> name.startsWith(".target"));

    ReplacedFile.write(remote("/target/new"), "newer", CONFIGURATION);

    assertThat(text("/target/new")).isEqualTo("newer");
    assertThat(names("/target")).containsExactly("new");
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

  private static List<String> uploaded(String folder, String ending) {
    try {
      List<String> paths = new ArrayList<>();
      var listing = files.listFiles(remote(folder), true);
      while (listing.hasNext()) {
        String path = listing.next().getPath().toString();
        if (path.endsWith(ending)) {
          paths.add(path);
        }
      }
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(String folder) {
    try {
      return Stream.of(files.listStatus(remote(folder)))
          .map(status -> status.getPath().getName())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(String table, String column) {
    return SparkFixture.session().read().parquet(at(table)).select(column).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static long scored(String table) {
    return SparkFixture.session()
        .read()
        .parquet(at(table))
        .where(ScoresSchema.PROBABILITY_FAKE + " is not null")
        .count();
  }

  private static String text(String path) {
    return TextFile.read(remote(path), 1 << 20, CONFIGURATION);
  }

  private static boolean exists(String path) {
    try {
      return files.exists(remote(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String at(String path) {
    return s3.root() + path;
  }

  private static org.apache.hadoop.fs.Path remote(String path) {
    URI root = URI.create(s3.root());
    return new org.apache.hadoop.fs.Path(root.getScheme(), root.getAuthority(), path);
  }

  /** By streams: S3A's own copy from a local file sends trailers, which the server cannot read. */
  private static void upload(Path from, String to) throws IOException {
    org.apache.hadoop.fs.Path local = new org.apache.hadoop.fs.Path(from.toUri());
    FileUtil.copy(
        local.getFileSystem(CONFIGURATION), local, files, remote(to), false, CONFIGURATION);
  }
}
