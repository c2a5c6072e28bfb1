package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.unmask.SparkFixture;
import org.unmask.scoring.ScoresSchema;

/** The root of a file system that is not this machine's, and what a test asks of it. */
final class RemoteFolder implements AutoCloseable {

  /** Names that a shell, a URI, a glob, Spark or Hadoop may stumble over. HDFS allows no colon. */
  static final List<String> ODD_NAMES =
      List.of(
          "two words.jpg",
          "100% #1 & more?.jpg",
          "[a-z]{1,2}*.jpg",
          "%41.jpg",
          "été-写真.jpg",
          "_hidden.jpg",
          ".dotted.jpg",
          "a+b=c.jpg");

  private final URI root;
  private final Configuration configuration;
  private final FileSystem files;

  private RemoteFolder(URI root, Configuration configuration, FileSystem files) {
    this.root = root;
    this.configuration = configuration;
    this.files = files;
  }

  static RemoteFolder at(URI root, Configuration configuration) throws IOException {
    return new RemoteFolder(root, configuration, FileSystem.get(root, configuration));
  }

  /** Where {@code path} is, as commands take it. */
  String at(String path) {
    return root + path;
  }

  org.apache.hadoop.fs.Path path(String path) {
    return new org.apache.hadoop.fs.Path(root.getScheme(), root.getAuthority(), path);
  }

  /**
   * By streams: S3A's own copy of a local file sends trailers, which the test's server cannot read.
   */
  void upload(Path from, String to) throws IOException {
    org.apache.hadoop.fs.Path local = new org.apache.hadoop.fs.Path(from.toUri());
    FileUtil.copy(local.getFileSystem(configuration), local, files, path(to), false, configuration);
  }

  void createEmpty(String path) throws IOException {
    files.create(path(path)).close();
  }

  void createFolder(String path) throws IOException {
    files.mkdirs(path(path));
  }

  void delete(String path) throws IOException {
    files.delete(path(path), false);
  }

  /** The files below a folder, in full. */
  List<String> below(String folder, String ending) throws IOException {
    List<String> paths = new ArrayList<>();
    var listing = files.listFiles(path(folder), true);
    while (listing.hasNext()) {
      String path = listing.next().getPath().toString();
      if (path.endsWith(ending)) {
        paths.add(path);
      }
    }
    return paths;
  }

  /** The names in a folder. */
  List<String> names(String folder) throws IOException {
    return Stream.of(files.listStatus(path(folder)))
        .map(status -> status.getPath().getName())
        .toList();
  }

  boolean exists(String path) {
    try {
      return files.exists(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column of a table, as text. */
  List<String> column(String table, String column) {
    return SparkFixture.session().read().parquet(at(table)).select(column).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** How many rows of a table have a score. */
  long scored(String table) {
    return SparkFixture.session()
        .read()
        .parquet(at(table))
        .where(ScoresSchema.PROBABILITY_FAKE + " is not null")
        .count();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
