package org.unmask.storage;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local files whose process is killed before its n-th change: then nothing can be done any more. A
 * move is either atomic, or as that of S3A: pages of files are copied, and then removed, one by
 * one.
 */
public final class MortalFileSystem extends RawLocalFileSystem {
  private static final String CHANGES = "test.changes";
  private static final String COPIES = "test.copies";
  private static final int PAGE = 2;

  /** The end of a process: no code of its own goes on after it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  enum Move {
    ATOMIC,
    COPY
  }

  private int changesLeft;
  private boolean copies;

  /** A configuration whose {@code file:} dies after {@code changes} changes. */
  static Configuration diesAfter(int changes, Move move) {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs.file.impl", MortalFileSystem.class, RawLocalFileSystem.class);
    configuration.setInt(CHANGES, changes);
    configuration.setBoolean(COPIES, move == Move.COPY);
    return configuration;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    changesLeft = configuration.getInt(CHANGES, 0);
    copies = configuration.getBoolean(COPIES, false);
  }

  private void change() {
    if (changesLeft-- <= 0) {
      throw new Killed();
    }
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!copies) {
      change();
      return super.rename(from, to);
    }
    List<Path> files = files(from);
    for (int page = 0; page < files.size(); page += PAGE) {
      List<Path> some = files.subList(page, Math.min(files.size(), page + PAGE));
      for (Path file : some) {
        change();
        Path copy =
            new Path(to + file.toUri().getPath().substring(from.toUri().getPath().length()));
        FileUtil.copy(this, file, this, copy, false, getConf());
      }
      for (Path file : some) {
        delete(file, false);
      }
    }
    return super.delete(from, true) || !files.isEmpty();
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (!exists(path)) {
      return false;
    }
    for (Path file : files(path)) {
      change();
      super.delete(file, false);
    }
    return super.delete(path, recursive) || !exists(path);
  }

  private List<Path> files(Path below) throws IOException {
    if (getFileStatus(below).isFile()) {
      return List.of(below);
    }
    List<Path> files = new ArrayList<>();
    for (FileStatus child : listStatus(below)) {
      files.addAll(files(child.getPath()));
    }
    return files;
  }

  @Override
  public boolean mkdirs(Path folder) throws IOException {
    if (!exists(folder)) {
      change();
    }
    return super.mkdirs(folder);
  }
}
