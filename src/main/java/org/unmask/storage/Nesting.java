package org.unmask.storage;

import java.io.IOException;
import java.util.Collection;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/** Which path lies in which. */
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
    String written = OutputTarget.qualified(target, configuration).toString();
    for (String input : inputs) {
      String read = full(input, configuration);
      if (holds(written, read) || holds(read, written)) {
        throw new IllegalArgumentException(
            "Cannot write " + target + ": it must lie apart from the input " + input);
      }
    }
  }

  private static String full(String input, Configuration configuration) {
    Path path = new Path(input);
    try {
      return path.getFileSystem(configuration).makeQualified(path).toString();
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + input + ": " + e.getMessage(), e);
    }
  }
}
