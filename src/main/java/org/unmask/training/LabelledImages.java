package org.unmask.training;

import java.io.IOException;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * Random access to the encoded images of one split; what stays in memory is a few bytes an image,
 * never the content. Thread-safe.
 */
public interface LabelledImages extends AutoCloseable {

  /** How many images there are; indices run from 0 to {@code size() - 1}. */
  int size();

  Label label(int index);

  /** Which collection an image came from. */
  String source(int index);

  /** How many images have a label. */
  default long count(Label label) {
    return IntStream.range(0, size()).filter(index -> label(index) == label).count();
  }

  /** SHA-256 of the content, hex. */
  String imageId(int index);

  /** The encoded bytes, a fresh array at each call. */
  byte[] content(int index) throws IOException;

  @Override
  void close();
}
