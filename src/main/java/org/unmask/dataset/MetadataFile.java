package org.unmask.dataset;

import java.util.Locale;
import java.util.Optional;

/**
 * A table that says what images show: CSV (RFC 4180, UTF-8, first row names the columns), or
 * Parquet where the path ends in {@code .parquet} or is a folder.
 *
 * @param path Hadoop path of the file
 * @param columns the names of its columns
 * @param match how a row finds its images
 */
public record MetadataFile(String path, Columns columns, Match match) {

  /**
   * Names of columns.
   *
   * @param file names the image
   * @param label holds a name of a label, such as {@code REAL} or {@code fake}
   * @param group holds what ties images together, such as a video; an empty value stands for the
   *     image alone. Without this column each image is its own group.
   * @param original names what a fake was made from, as DFDC's metadata do: it is the group of a
   *     fake that has one, and any other image is its own. Not together with {@code group}.
   */
  public record Columns(
      String file, String label, Optional<String> group, Optional<String> original) {

    public Columns {
      if (group.isPresent() && original.isPresent()) {
        throw new IllegalArgumentException(
            "Invalid metadata columns: group "
                + group.get()
                + " and original "
                + original.get()
                + " (one of them at most)");
      }
    }

    /** {@code file}, {@code label} and {@code group}. */
    public static final Columns DEFAULT =
        new Columns("file", "label", Optional.of("group"), Optional.empty());
  }

  /** How a row's name finds its images. */
  public enum Match {
    /**
     * It is the path of one image, relative to the folder of the metadata or absolute; where it
     * names no host, that of the metadata is meant, if the schemes agree.
     */
    PATH,
    /** It is the image's own name, endings left aside: {@code abc.mp4} names {@code x/abc.jpg}. */
    NAME,
    /** It is the folder that the images lie in: {@code abc.mp4} names {@code x/abc/007.jpg}. */
    FOLDER;

    /** The name in settings. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A file with the default columns whose rows name paths. */
  public static MetadataFile of(String path) {
    return new MetadataFile(path, Columns.DEFAULT, Match.PATH);
  }
}
