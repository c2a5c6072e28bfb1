package org.unmask.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unmask.dataset.ImageFolder;

/**
 * What {@code unmask split} was asked for.
 *
 * @param images folders; may be empty where there are tables or metadata
 * @param tables Parquet tables with images, named as folders are
 * @param metadata a file with labels and groups
 * @param dataset the folder to write
 */
record SplitRequest(
    List<ImageFolder> images,
    List<ImageFolder> tables,
    Optional<String> metadata,
    String dataset,
    FolderSplits folderSplits,
    IfThere ifThere,
    OnLeak onLeak) {

  private static final String GIVEN = "yes";
  private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,-]+");

  /** What folders named {@code Train}, {@code Validation} and {@code Test} mean. */
  enum FolderSplits {
    /** Nothing: every image is assigned anew. */
    IGNORED,
    /** The split of what is in them. */
    KEPT
  }

  /** What to do with a dataset that is there. */
  enum IfThere {
    REFUSE,
    REPLACE,
    /** The images join it. */
    APPEND
  }

  /** What a shortcut means for the exit code. */
  enum OnLeak {
    WARN,
    FAIL
  }

  SplitRequest {
    images = List.copyOf(images);
    tables = List.copyOf(tables);
  }

  /** Its options as the command line has them, but for where it writes; quoted for a shell. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    put(options, "--images", images);
    put(options, "--table", tables);
    metadata.ifPresent(file -> options.put("--metadata", quoted(file)));
    if (folderSplits == FolderSplits.KEPT) {
      options.put("--keep-splits", GIVEN);
    }
    if (ifThere == IfThere.APPEND) {
      options.put("--append", GIVEN);
    }
    if (onLeak == OnLeak.FAIL) {
      options.put("--fail-on-leak", GIVEN);
    }
    return options;
  }

  private static void put(Map<String, String> options, String name, List<ImageFolder> folders) {
    if (!folders.isEmpty()) {
      options.put(
          name,
          folders.stream()
              .map(folder -> folder.source().map(given -> given + "=").orElse("") + folder.path())
              .map(SplitRequest::quoted)
              .collect(Collectors.joining(" ")));
    }
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
