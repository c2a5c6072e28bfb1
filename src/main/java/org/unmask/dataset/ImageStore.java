package org.unmask.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.image.Label;
import org.unmask.training.LabelledImages;

/**
 * The encoded images of one split in one local file, for a trainer that reads them in a new random
 * order each epoch. In memory are about 60 bytes an image, and each distinct group and source.
 *
 * <p>Images are numbered in order of image id, so one dataset has one numbering wherever it is
 * read. A thread that is interrupted while it reads closes the file for all.
 */
public final class ImageStore implements LabelledImages {
  private static final Logger LOG = LoggerFactory.getLogger(ImageStore.class);

  private final Path file;
  private final FileChannel channel;
  private final ImageStoreIndex index;

  private ImageStore(Path file, FileChannel channel, ImageStoreIndex index) {
    this.file = file;
    this.channel = channel;
    this.index = index;
  }

  /**
   * Copies images to local disk, one of Spark's partitions at a time.
   *
   * @param rows with the columns of {@link DatasetSchema#IMAGES}, from {@link DatasetReader#split}
   * @param folder where the file is made; created if absent
   * @throws PipelineException if there is no room, or storage fails
   */
  public static ImageStore create(Dataset<Row> rows, Path folder, Progress progress) {
    Path file = null;
    try {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "images-", ".bin");
      ImageStoreIndex index = copy(rows, file, progress);
      return new ImageStore(file, FileChannel.open(file, StandardOpenOption.READ), index);
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      delete(file);
      throw SparkFailure.of("copy images to " + folder, e);
    }
  }

  @Override
  public int size() {
    return index.size();
  }

  @Override
  public Label label(int image) {
    return index.label(image);
  }

  @Override
  public String imageId(int image) {
    return index.imageId(image);
  }

  /** What ties the image to others. */
  public String groupId(int image) {
    return index.groupId(image);
  }

  @Override
  public String source(int image) {
    return index.source(image);
  }

  @Override
  public byte[] content(int image) throws IOException {
    byte[] content = new byte[index.length(image)];
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, index.offset(image) + buffer.position()) < 0) {
        throw new EOFException(file + " has become shorter");
      }
    }
    return content;
  }

  /** Deletes the file; no read may be under way or follow. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private static ImageStoreIndex copy(Dataset<Row> rows, Path file, Progress progress)
      throws IOException {
    ImageStoreIndex index = new ImageStoreIndex();
    Dataset<Row> columns =
        rows.select(
            DatasetSchema.IMAGE_ID,
            DatasetSchema.LABEL,
            DatasetSchema.GROUP_ID,
            DatasetSchema.SOURCE,
            DatasetSchema.CONTENT);
    SparkContext context = rows.sparkSession().sparkContext();
    // Counting takes the footers of the Parquet files alone.
    long total = JobProgress.described(context, "Counting images", rows::count);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE);
        JobProgress shown =
            JobProgress.start(context, progress, "Copying images to local disk", "images", total)) {
      long offset = 0;
      for (Iterator<Row> images = columns.toLocalIterator(); images.hasNext(); ) {
        Row row = images.next();
        byte[] content = row.getAs(DatasetSchema.CONTENT);
        index.add(
            row.getAs(DatasetSchema.IMAGE_ID),
            Label.valueOf(row.getAs(DatasetSchema.LABEL)),
            row.getAs(DatasetSchema.GROUP_ID),
            row.getAs(DatasetSchema.SOURCE),
            offset,
            content.length);
        for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
          out.write(left);
        }
        offset += content.length;
        shown.done().add(1);
      }
    }
    index.number();
    return index;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("Cannot delete {}: {}", file, e.getMessage());
    }
  }
}
