package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.storage.BoundedRead;
import org.unmask.storage.FileListing;
import org.unmask.storage.GivenPath;
import org.unmask.storage.StoredFile;

/** The Parquet files of a table: Hive gives their names no ending, Impala another. */
final class TableFiles {
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  private TableFiles() {}

  /**
   * Lists the Parquet files of a table, empty ones left out, and what else lies there: a
   * description, a licence, the log of another format.
   *
   * @return full paths, sorted; one at least
   * @throws IllegalArgumentException if there is none, or the table is a single file that Spark
   *     would take for empty
   * @throws PipelineException if a file system fails
   */
  static List<String> of(CorpusInput.Table table, Configuration configuration) {
    Path whole = GivenPath.qualified(table.folder(), configuration);
    List<String> files = new ArrayList<>();
    List<String> unsure = new ArrayList<>();
    for (StoredFile file : FileListing.list(List.of(table.folder()), configuration)) {
      String path = file.path();
      if (path.equals(whole.toString()) && isHidden(whole.getName())) {
        throw passedOver("table " + table.folder());
      }
      if (file.bytes() > 0 && isData(path, whole.depth())) {
        if (path.endsWith(".parquet")) {
          files.add(path);
        } else {
          unsure.add(path);
        }
      }
    }
    unsure.parallelStream()
        .filter(path -> isParquet(path, configuration))
        .forEachOrdered(files::add);
    Collections.sort(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read table " + table.folder() + ": it has no Parquet file");
    }
    return files;
  }

  private static boolean isParquet(String path, Configuration configuration) {
    try {
      return Arrays.equals(MAGIC, BoundedRead.head(path, MAGIC.length, configuration));
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether Spark would read a file as part of a table: no checksum, nothing that is hidden, being
   * copied, or below a hidden folder, as what a killed write has left and the log of a Delta table
   * are.
   *
   * @param path of a file, with its scheme
   * @param depth of the table's folder; see {@link Path#depth}
   */
  static boolean isData(String path, int depth) {
    Path file = new Path(path);
    String name = file.getName();
    boolean hidden = isHidden(name) || name.endsWith(".crc") || name.endsWith("._COPYING_");
    for (Path folder = file.getParent(); folder.depth() > depth; folder = folder.getParent()) {
      hidden |= isHidden(folder.getName());
    }
    return !hidden;
  }

  /** What is to be said of a file that is given by itself and {@link #isHidden}. */
  static IllegalArgumentException passedOver(String what) {
    return new IllegalArgumentException(
        "Cannot read "
            + what
            + ": its name begins with _ or ., which Spark passes over: rename it");
  }

  /** But not a folder such as {@code _day=1}, which stands for a value of a column. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
  }
}
