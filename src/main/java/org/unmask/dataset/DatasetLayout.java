package org.unmask.dataset;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputKind;

/**
 * Where the parts of a dataset lie. Files of a generation after the first carry its number in their
 * name; what has a higher number than {@code summary.json} says is of an append that did not come
 * to its end, and is no part of the dataset.
 */
final class DatasetLayout {
  static final String SUMMARY = "summary.json";
  static final OutputKind KIND = new OutputKind("a dataset", SUMMARY);
  static final String INDEX = "index";
  static final String REJECTED = "rejected";

  /**
   * What an append has to know of groups beside their names, see {@link Ties}. Absent where that is
   * nothing.
   */
  static final String TIES = "ties";

  /** What a build keeps for itself until its end. */
  static final String WORK = "_work";

  private static final Pattern LATER = Pattern.compile("g(\\d{4,9})-.*");

  private DatasetLayout() {}

  /** The folder of one split in a dataset. */
  static Path splitFolder(Path dataset, SplitName split) {
    return new Path(dataset, DatasetSchema.SPLIT + "=" + split.folder());
  }

  /** The name of a file that Spark wrote, in the generation that it is of. */
  static String named(String file, int generation) {
    return generation == 1 ? file : String.format(Locale.ROOT, "g%04d-%s", generation, file);
  }

  /** The generation of a file by its name. */
  static int generationOf(String file) {
    Matcher later = LATER.matcher(file);
    return later.matches() ? Integer.parseInt(later.group(1)) : 1;
  }

  /** Whether Spark reads a file of this name as part of a table. */
  static boolean isPart(String file) {
    return !file.startsWith("_") && !file.startsWith(".");
  }
}
