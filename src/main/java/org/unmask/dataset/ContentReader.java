package org.unmask.dataset;

import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.PipelineException;
import org.unmask.image.ContentHash;
import org.unmask.image.InvalidImageException;
import org.unmask.storage.BoundedRead;

/** Reads images again for the dataset, and makes sure that they are what they were. */
final class ContentReader implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final long maxBytes;
  private final Broadcast<SerializableConfiguration> configuration;
  private final LongAccumulator done;

  ContentReader(
      long maxBytes, Broadcast<SerializableConfiguration> configuration, LongAccumulator done) {
    this.maxBytes = maxBytes;
    this.configuration = configuration;
    this.done = done;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> images) {
    Configuration storage = configuration.value().value();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return images.hasNext();
      }

      @Override
      public Row next() {
        Row row = withContent(images.next(), storage);
        done.add(1);
        return row;
      }
    };
  }

  private Row withContent(Row image, Configuration storage) {
    String path = image.getAs(DatasetSchema.PATH);
    byte[] content = image.getAs(DatasetSchema.CONTENT);
    if (content == null) {
      content = read(path, storage);
    }
    if (!ContentHash.sha256Hex(content).equals(image.getAs(DatasetSchema.IMAGE_ID))) {
      throw new PipelineException(
          "Cannot use " + path + ": it changed while the dataset was being built");
    }
    Object[] values = new Object[DatasetSchema.IMAGES.length()];
    for (int i = 0; i < values.length; i++) {
      String column = DatasetSchema.IMAGES.fields()[i].name();
      values[i] = column.equals(DatasetSchema.CONTENT) ? content : image.getAs(column);
    }
    return RowFactory.create(values);
  }

  private byte[] read(String path, Configuration storage) {
    try {
      return BoundedRead.read(path, maxBytes, storage);
    } catch (InvalidImageException e) {
      throw new PipelineException(
          "Cannot read " + path + " again: " + e.error() + ", " + e.detail(), e);
    }
  }
}
