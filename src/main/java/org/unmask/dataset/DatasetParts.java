package org.unmask.dataset;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables of a dataset that is about to be whole, for whoever reports on it.
 *
 * @param index every image, with the columns of {@link DatasetSchema#INDEX}
 * @param rejected the files that this build left out, with the columns of {@link
 *     DatasetSchema#REJECTED}
 * @param joined the new images of groups that near-duplicates were tied into, with {@link
 *     DatasetSchema#GROUP_ID}, {@link DatasetSchema#PATH}, {@link DatasetSchema#LABEL} and {@link
 *     DatasetSchema#IMAGE_ID}; empty where none were
 */
public record DatasetParts(Dataset<Row> index, Dataset<Row> rejected, Dataset<Row> joined) {}
