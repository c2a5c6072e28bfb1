package org.unmask.training;

import java.io.IOException;
import org.unmask.image.Label;

/**
 * Random access to the encoded images of one split; what stays in memory is a few bytes an image,
 * never the content. Thread-safe.
 */
public interface LabelledImages extends AutoCloseable {

  /** How many images there are; indices run from 0 to {@code size() - 1}. */
  int size();

  Label label(int index);

  /** SHA-256 of the content, hex. */
  String imageId(int index);

  /** The encoded bytes, a fresh array at each call. */
  byte[] content(int index) throws IOException;

  @Override
  void close();
}
