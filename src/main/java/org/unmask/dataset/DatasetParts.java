package org.unmask.dataset;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.split.GroupCell;

/**
 * The tables of a dataset that is about to be whole, for whoever reports on it.
 *
 * @param index every image, with the columns of {@link DatasetSchema#INDEX}
 * @param rejected the files that this build left out, with the columns of {@link
 *     DatasetSchema#REJECTED}
 * @param joined the images of groups that were tied together of several, with {@link
 *     DatasetSchema#GROUP_ID}, {@link #OWN_GROUP}, {@link DatasetSchema#PATH}, {@link
 *     DatasetSchema#LABEL}, {@link DatasetSchema#SPLIT} and {@link DatasetSchema#IMAGE_ID}; empty
 *     where none were
 * @param census all groups
 */
public record DatasetParts(
    Dataset<Row> index, Dataset<Row> rejected, Dataset<Row> joined, List<GroupCell> census) {

  /**
   * The group of an image before any were tied together: the one that was named, or that it had in
   * the dataset that is added to, or else its own id.
   */
  public static final String OWN_GROUP = Judgement.KEY;

  public DatasetParts {
    census = List.copyOf(census);
  }
}
