package org.unmask.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of checkpoints: a folder for each state of a network, and {@code progress.json} that
 * says which of them count. A state is written whole beside its place first, then progress.json is
 * replaced in one move; what it does not name is of no account and may go at any time.
 */
final class CheckpointFolder {
  private static final String PROGRESS = "progress.json";
  private static final String STAGING = ".staging";

  /** All names that are written here, or were while digits went by the locale. */
  private static final Pattern OWN =
      Pattern.compile(
          "(progress\\.json|(%s|%s)-\\p{Nd}+(-\\p{Nd}+)?)(\\.staging)?"
              .formatted(Phase.HEAD, Phase.FINE_TUNE));

  private final Path folder;
  private final Disk disk;

  CheckpointFolder(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Whether all that lies in a folder, which may be nothing, was written by checkpoints. */
  static boolean isOwn(Path folder) throws IOException {
    return inside(folder).stream()
        .allMatch(path -> OWN.matcher(path.getFileName().toString()).matches());
  }

  void create() throws IOException {
    disk.createFolder(folder);
  }

  Path path() {
    return folder;
  }

  Path progress() {
    return folder.resolve(PROGRESS);
  }

  Path state(String name) {
    return folder.resolve(name);
  }

  /** Writes the state of a network under a name that progress.json does not yet know. */
  void writeState(String name, Network<?> network) throws IOException {
    Path target = state(name);
    Path staging = state(name + STAGING);
    delete(target);
    delete(staging);
    disk.createFolder(staging);
    network.save(staging);
    for (Path file : inside(staging)) {
      disk.sync(file);
    }
    disk.sync(staging);
    disk.move(staging, target);
    disk.sync(folder);
  }

  /** From here on {@code content} says what counts; {@link #settle} makes it last. */
  void replaceProgress(byte[] content) throws IOException {
    Path staging = state(PROGRESS + STAGING);
    disk.write(staging, content);
    disk.move(staging, progress());
  }

  void settle() throws IOException {
    disk.sync(folder);
  }

  /** Removes all but these states and progress.json. */
  void keepOnly(Set<String> states) throws IOException {
    for (Path path : inside(folder)) {
      String name = path.getFileName().toString();
      if (!name.equals(PROGRESS) && !states.contains(name)) {
        delete(path);
      }
    }
  }

  /** How much a state takes up; 0 if there is none. */
  long bytes(String name) throws IOException {
    long bytes = 0;
    for (Path path : tree(state(name))) {
      bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
    }
    return bytes;
  }

  long usableBytes() throws IOException {
    return disk.usableBytes(folder);
  }

  private void delete(Path path) throws IOException {
    List<Path> deepestLast = new ArrayList<>(tree(path));
    Collections.reverse(deepestLast);
    for (Path each : deepestLast) {
      disk.delete(each);
    }
  }

  /** A path and what is below it, each folder before what is in it; nothing if it is not there. */
  private static List<Path> tree(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.toList();
    }
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
