package org.unmask.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.split.SplitName;
import org.unmask.storage.ReplacedFile;

/**
 * Brings a new generation of files into a dataset that is there. Nothing of before is touched, and
 * the new files count only from the moment when {@code summary.json} is replaced; what an append
 * that was killed has left is removed by the next.
 */
final class DatasetAppend {
  private final FileSystem fileSystem;
  private final Path dataset;
  private final int generation;

  /**
   * An append to {@code dataset}.
   *
   * @param generation the number of the new generation, 2 or more
   */
  DatasetAppend(Path dataset, int generation, Configuration configuration) throws IOException {
    this.fileSystem = dataset.getFileSystem(configuration);
    this.dataset = dataset;
    this.generation = generation;
  }

  /** Moves everything from {@code staging}; its summary counts from then on. */
  void commit(Path staging, String summary) throws IOException {
    for (String table : tables()) {
      removeStrays(new Path(dataset, table));
      moveParts(new Path(staging, table), new Path(dataset, table));
    }
    ReplacedFile.write(new Path(dataset, DatasetLayout.SUMMARY), summary, fileSystem.getConf());
    for (FileStatus other : fileSystem.listStatus(staging)) {
      Path target = new Path(dataset, other.getPath().getName());
      if (!tables().contains(target.getName()) && !target.getName().equals(DatasetLayout.SUMMARY)) {
        fileSystem.delete(target, true);
        move(other.getPath(), target);
      }
    }
  }

  private static List<String> tables() {
    List<String> tables =
        new ArrayList<>(List.of(DatasetLayout.INDEX, DatasetLayout.REJECTED, DatasetLayout.TIES));
    for (SplitName split : SplitName.values()) {
      tables.add(DatasetSchema.SPLIT + "=" + split.folder());
    }
    return tables;
  }

  private void removeStrays(Path table) throws IOException {
    if (!fileSystem.exists(table)) {
      return;
    }
    for (FileStatus file : fileSystem.listStatus(table)) {
      if (DatasetLayout.generationOf(file.getPath().getName()) >= generation) {
        fileSystem.delete(file.getPath(), true);
      }
    }
  }

  private void moveParts(Path from, Path to) throws IOException {
    if (!fileSystem.exists(from)) {
      return;
    }
    fileSystem.mkdirs(to);
    for (FileStatus file : fileSystem.listStatus(from)) {
      String name = file.getPath().getName();
      if (DatasetLayout.isPart(name)) {
        move(file.getPath(), new Path(to, DatasetLayout.named(name, generation)));
      }
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot move " + from + " to " + to);
    }
  }
}
