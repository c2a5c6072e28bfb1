package org.unmask.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/**
 * Which path lies in which. Local paths are looked at as they are named and with their symbolic
 * links followed.
 */
public final class Nesting {

  private Nesting() {}

  /** Whether a path is the folder itself or lies below it; both full, as Hadoop prints them. */
  public static boolean holds(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  /**
   * Refuses a target that holds an input, which would be replaced, and one inside of an input,
   * which would be read as a part of it the next time.
   *
   * @param inputs Hadoop paths that are read
   * @throws IllegalArgumentException if the target is no path, or such a one
   * @throws PipelineException if a file system fails
   */
  public static void requireApart(
      String target, Collection<String> inputs, Configuration configuration) {
    Path written = TargetPlaces.of(target, configuration).target();
    Path writtenReally = real(written);
    for (String input : inputs) {
      Path read = GivenPath.qualified(input, configuration);
      if (overlap(written, read) || overlap(writtenReally, real(read))) {
        throw new IllegalArgumentException(
            "Cannot write " + target + ": it must lie apart from the input " + input);
      }
    }
  }

  private static boolean overlap(Path one, Path other) {
    return holds(one.toString(), other.toString()) || holds(other.toString(), one.toString());
  }

  /**
   * Refuses a target that a glob among the inputs would match as soon as it is there, the folder
   * beside it where it is made, and one inside of a folder that a glob matches.
   *
   * @param inputs Hadoop paths and globs
   * @throws IllegalArgumentException if the target is no path, or such a one
   * @throws PipelineException if a file system fails
   */
  public static void requireUnmatched(
      String target, Collection<String> inputs, Configuration configuration) {
    TargetPlaces places = TargetPlaces.of(target, configuration);
    List<Path> written = List.of(places.target(), places.staging());
    List<Path> writtenReally = written.stream().map(Nesting::real).toList();
    for (String input : inputs) {
      Path glob = GivenPath.qualified(input, configuration);
      Path globReally = real(glob);
      if (written.stream().anyMatch(path -> matches(glob, path))
          || writtenReally.stream().anyMatch(path -> matches(globReally, path))) {
        throw new IllegalArgumentException(
            "Cannot write " + target + ": it must lie apart from the input " + input);
      }
    }
  }

  /** Whether a glob matches a path or a folder above it; braces that hold a slash match none. */
  private static boolean matches(Path glob, Path path) {
    Path pattern = glob;
    Path name = path;
    while (name.depth() > pattern.depth()) {
      name = name.getParent();
    }
    if (name.depth() < pattern.depth() || pattern.isRoot()) {
      return false;
    }
    try {
      while (!pattern.isRoot()) {
        if (!new GlobFilter(pattern.getName()).accept(new Path(Path.SEPARATOR + name.getName()))) {
          return false;
        }
        pattern = pattern.getParent();
        name = name.getParent();
      }
    } catch (IOException noGlob) {
      return false;
    }
    return pattern.equals(name);
  }

  /** A path, or a glob, with the links of as much of it followed as there is. */
  private static Path real(Path path) {
    if (!LocalPath.isLocal(path)) {
      return path;
    }
    try {
      java.nio.file.Path local = LocalPath.of(path.toString());
      java.nio.file.Path there = local;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      java.nio.file.Path real = there.toRealPath().resolve(there.relativize(local));
      return new Path(LocalPath.asHadoop(real));
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
