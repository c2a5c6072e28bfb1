package org.unmask.scoring;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.unmask.storage.Folder;
import org.unmask.storage.ListingRoots;
import org.unmask.storage.StoredFile;

/** Where the images of a corpus are; any Hadoop file system. */
public sealed interface CorpusInput {

  /** For a person, in the words of the command line. */
  String described();

  /**
   * The files and folders that are read, but not what a list names in other places.
   *
   * @throws IllegalArgumentException if a root is no path, or matches nothing
   * @throws org.unmask.PipelineException if a file system fails
   */
  List<String> places(Configuration configuration);

  /**
   * Files below folders and globs, and single files.
   *
   * @param roots as {@link org.unmask.storage.ListingRoots#resolve} takes them
   */
  record Files(List<String> roots) implements CorpusInput {
    public Files {
      roots = List.copyOf(roots);
    }

    @Override
    public String described() {
      return String.join(", ", roots);
    }

    @Override
    public List<String> places(Configuration configuration) {
      ListingRoots found = ListingRoots.resolve(roots, configuration);
      return Stream.concat(
              found.folders().stream().map(Folder::path),
              found.files().stream().map(StoredFile::path))
          .toList();
    }
  }

  /**
   * Files that a list names, each once; relative paths begin in the list's own folder. CSV with a
   * header where the list's name ends with {@code .csv} or {@code .csv.gz}, Parquet where it ends
   * with {@code .parquet} or is a folder of another name, else text with a path a line.
   *
   * @param column the column of CSV and Parquet that holds the path
   */
  record PathList(String file, String column) implements CorpusInput {
    @Override
    public String described() {
      return "list " + file;
    }

    @Override
    public List<String> places(Configuration configuration) {
      return List.of(file);
    }
  }

  /**
   * Images inside of a Parquet table; its other columns go along into the scores.
   *
   * @param contentColumn holds the encoded image, binary
   * @param idColumn holds what the scores call {@code path}; empty to name the Parquet file and the
   *     row in it
   */
  record Table(String folder, String contentColumn, String idColumn) implements CorpusInput {
    @Override
    public String described() {
      return "table " + folder;
    }

    @Override
    public List<String> places(Configuration configuration) {
      return List.of(folder);
    }
  }
}
