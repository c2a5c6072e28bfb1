package org.unmask.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.storage.GivenPath;

/**
 * What a metadata file says of images, as a table that Spark holds.
 *
 * @param path full path of the file itself
 * @param names how its rows find images
 * @param rows with the columns of {@link MetadataTable#SCHEMA}, each key once
 * @param size how many rows there are
 * @param governed the folders of the roots that it speaks for; others go by their names
 */
record Metadata(
    String path, MetadataNames names, Dataset<Row> rows, long size, Set<String> governed) {

  /** Full path of a metadata file. */
  static Path locate(MetadataFile file, Configuration configuration) {
    try {
      Path path = GivenPath.of(file.path());
      FileSystem fileSystem = path.getFileSystem(configuration);
      path = fileSystem.makeQualified(path);
      fileSystem.getFileStatus(path);
      return path;
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "Cannot read metadata " + file.path() + ": no such file", e);
    } catch (IOException e) {
      throw new PipelineException("Cannot read metadata " + file.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the file once, as a stream.
   *
   * @param roots those of the images; by path, metadata speaks for the roots that it names images
   *     of, so that a set with metadata and one without make a dataset together
   * @param work a folder for what is too long for memory
   * @throws IllegalArgumentException if it lacks a column, names no image, names one twice, or
   *     holds a label that is none
   */
  static Metadata read(
      SparkSession spark,
      MetadataFile file,
      FolderLabels labels,
      List<ImageRoot> roots,
      Path work) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path path = locate(file, configuration);
    MetadataNames names = new MetadataNames(path.toString(), file.match());
    MetadataTable table =
        new MetadataTable(spark, file, names, labels, new ImageRoots(roots), path, work);
    try (MetadataRecords records =
        MetadataRecords.open(spark, path.getFileSystem(configuration), path)) {
      table.addAll(records);
    } catch (IOException e) {
      throw new PipelineException("Cannot read metadata " + path + ": " + e.getMessage(), e);
    }
    Set<String> governed =
        file.match() == Match.PATH
            ? table.governed()
            : roots.stream().map(ImageRoot::folder).collect(Collectors.toSet());
    return new Metadata(path.toString(), names, table.rows(), table.size(), governed);
  }
}
