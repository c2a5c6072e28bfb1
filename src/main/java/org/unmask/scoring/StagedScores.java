package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.storage.TextFile;

/**
 * The scores of a run as they grow, in the hidden folder beside their target. Spark writes a chunk
 * below {@code _work}; its Parquet files then move up, and a small file in {@code _commits} names
 * them. That file's appearance is the commit: Parquet files that no commit names are what a killed
 * run left, and are removed when it is taken up again.
 */
final class StagedScores {
  private static final int MAX_COMMIT_BYTES = 1 << 24;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final FileSystem fileSystem;
  private final Configuration configuration;

  private StagedScores(Path folder, FileSystem fileSystem, Configuration configuration) {
    this.folder = folder;
    this.fileSystem = fileSystem;
    this.configuration = configuration;
  }

  static StagedScores in(Path folder, Configuration configuration) {
    try {
      return new StagedScores(folder, folder.getFileSystem(configuration), configuration);
    } catch (IOException e) {
      throw new PipelineException("Cannot open " + folder + ": " + e.getMessage(), e);
    }
  }

  /** What one chunk came to. */
  record Commit(Tally tally, double scoringSeconds, double committingSeconds) {}

  Path plan() {
    return new Path(folder, "_plan");
  }

  Path listing() {
    return new Path(folder, "_listing");
  }

  Path folder() {
    return folder;
  }

  /** A fresh folder for Spark to write a chunk into. */
  Path work(String chunk) {
    Path work = new Path(new Path(folder, "_work"), chunk);
    delete(work);
    return work;
  }

  static String name(int chunk) {
    return String.format(Locale.ROOT, "%06d", chunk);
  }

  boolean holdsCommits() {
    return names(commits()).stream().anyMatch(name -> !name.startsWith("."));
  }

  boolean isCommitted(String chunk) {
    return exists(commit(chunk));
  }

  /**
   * Moves the Parquet files of a chunk to their place, and notes that they are there.
   *
   * @throws PipelineException if they have fewer rows than were counted
   */
  void commit(String chunk, Tally tally, double scoringSeconds) {
    long start = System.nanoTime();
    Path work = new Path(new Path(folder, "_work"), chunk);
    List<Path> written =
        names(work).stream()
            .filter(name -> name.endsWith(".parquet"))
            .map(name -> new Path(work, name))
            .toList();
    WrittenRows.requireAll(
        folder.toString(), tally.files(), WrittenRows.in(written, configuration));
    List<String> files = new ArrayList<>();
    for (Path file : written) {
      String name = "scores-" + chunk + "-" + files.size() + ".parquet";
      move(file, new Path(folder, name));
      files.add(name);
    }
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode named = json.putArray("parquet");
    files.forEach(named::add);
    tally.writeTo(json);
    json.put("scoring_seconds", scoringSeconds);
    json.put("committing_seconds", (System.nanoTime() - start) / 1e9);
    TextFile.create(commit(chunk), json.toString(), configuration);
    delete(work);
  }

  /** Takes a commit back. */
  void forget(String chunk) {
    delete(commit(chunk));
    discardUncommitted();
  }

  Commit read(String chunk) {
    JsonNode json = json(commit(chunk));
    return new Commit(
        Tally.from(json),
        json.path("scoring_seconds").asDouble(),
        json.path("committing_seconds").asDouble());
  }

  /** Removes what a killed run wrote of a chunk that it did not commit. */
  void discardUncommitted() {
    delete(new Path(folder, "_work"));
    Set<String> committed = new HashSet<>();
    for (String commit : names(commits())) {
      if (!commit.startsWith(".")) {
        json(new Path(commits(), commit))
            .path("parquet")
            .forEach(name -> committed.add(name.asText()));
      }
    }
    for (String name : names(folder)) {
      if (name.endsWith(".parquet") && !committed.contains(name)) {
        delete(new Path(folder, name));
      }
    }
  }

  /** Writes the summary, which says that all is scored, and leaves nothing but the table. */
  void finish(ScoringSummary summary) {
    if (!exists(summaryFile())) {
      TextFile.create(summaryFile(), summary.toJson(), configuration);
    }
    delete(plan());
    delete(listing());
    delete(new Path(folder, "_work"));
    delete(commits());
  }

  Path summaryFile() {
    return new Path(folder, ScoringSummary.FILE_NAME);
  }

  /** A short text, if there is one. */
  Optional<String> text(Path file) {
    return exists(file)
        ? Optional.of(TextFile.read(file, RunIdentity.MAX_BYTES, configuration))
        : Optional.empty();
  }

  /** Writes a short text. */
  void write(Path file, String text) {
    TextFile.write(file, text, configuration);
  }

  void move(Path from, Path to) {
    try {
      if (!fileSystem.rename(from, to)) {
        throw new IOException("cannot move " + from + " to it");
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + to + ": " + e.getMessage(), e);
    }
  }

  boolean exists(Path path) {
    try {
      return fileSystem.exists(path);
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  void delete(Path path) {
    try {
      fileSystem.delete(path, true);
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + path + ": " + e.getMessage(), e);
    }
  }

  /** The names in a folder, sorted; none where there is no folder. */
  List<String> names(Path of) {
    List<String> names = new ArrayList<>();
    try {
      if (fileSystem.exists(of)) {
        for (FileStatus status : fileSystem.listStatus(of)) {
          names.add(status.getPath().getName());
        }
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + of + ": " + e.getMessage(), e);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private Path commits() {
    return new Path(folder, "_commits");
  }

  private Path commit(String chunk) {
    return new Path(commits(), chunk + ".json");
  }

  private JsonNode json(Path file) {
    try {
      return MAPPER.readTree(TextFile.read(file, MAX_COMMIT_BYTES, configuration));
    } catch (JsonProcessingException e) {
      throw new PipelineException("Cannot read " + file + ": " + e.getOriginalMessage(), e);
    }
  }
}
