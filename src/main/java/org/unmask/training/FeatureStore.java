package org.unmask.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.unmask.PipelineException;
import org.unmask.image.Label;

/**
 * Features on local disk, one row an image and view: {@code width} float32, little-endian. Memory
 * holds one byte a row. First {@link #add} all rows, then read them at random.
 */
public final class FeatureStore implements AutoCloseable {
  private final Path file;
  private final int width;
  private final FileChannel channel;
  private byte[] labels = new byte[1024];
  private int size;
  private int leftOut;

  private FeatureStore(Path file, int width, FileChannel channel) {
    this.file = file;
    this.width = width;
    this.channel = channel;
  }

  /** An empty store in {@code file}, which must not exist; {@link #close} deletes it. */
  public static FeatureStore create(Path file, int width) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new FeatureStore(file, width, channel);
  }

  /** Adds a row; {@code label} is a class index. */
  public void add(float[] features, int label) throws IOException {
    if (features.length != width) {
      throw new IllegalArgumentException(
          "Invalid features: %d numbers (%d)".formatted(features.length, width));
    }
    ByteBuffer row = rowBuffer();
    row.asFloatBuffer().put(features);
    long position = position(size);
    while (row.hasRemaining()) {
      position += channel.write(row, position);
    }
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, size * 2);
    }
    labels[size++] = (byte) label;
  }

  public int size() {
    return size;
  }

  /** Notes how many images have no row here, since they cannot be decoded; 0 if not called. */
  public void leaveOut(long images) {
    leftOut = Math.toIntExact(images);
  }

  int leftOut() {
    return leftOut;
  }

  /** How many rows have a label. */
  public long count(Label label) {
    return IntStream.range(0, size).filter(row -> labels[row] == label.index()).count();
  }

  /** The rows of {@code indices} as a batch. */
  FeatureBatch batch(int[] indices) {
    float[] features = new float[indices.length * width];
    float[] batchLabels = new float[indices.length];
    ByteBuffer row = rowBuffer();
    for (int i = 0; i < indices.length; i++) {
      read(indices[i], row);
      row.asFloatBuffer().get(features, i * width, width);
      batchLabels[i] = labels[indices[i]];
    }
    return new FeatureBatch(features, batchLabels);
  }

  private void read(int index, ByteBuffer row) {
    row.clear();
    try {
      while (row.hasRemaining()) {
        if (channel.read(row, position(index) + row.position()) < 0) {
          throw new IOException("row " + index + " is cut off");
        }
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot read cached features: " + e.getMessage(), e);
    }
    row.flip();
  }

  private long position(int index) {
    return (long) index * width * Float.BYTES;
  }

  private ByteBuffer rowBuffer() {
    return ByteBuffer.allocate(width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + file + ": " + e.getMessage(), e);
    }
  }
}
