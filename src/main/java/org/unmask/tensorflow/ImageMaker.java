package org.unmask.tensorflow;

import java.io.IOException;
import org.unmask.image.InvalidImageException;
import org.unmask.training.LabelledImages;

/** Makes the pixels of one example. Thread-safe. */
interface ImageMaker {

  /** What examples are made of. */
  LabelledImages images();

  /** Width and height of what is made, in pixels. */
  int size();

  /** How many images an epoch of training has. */
  int perEpoch();

  /** The images of an epoch of training, in its order. */
  int[] order(int epoch);

  /**
   * Writes {@code size * size * 3} bytes, row-major RGB, at {@code offset}.
   *
   * @param index which image
   * @param draw what happens by chance follows from it alone
   * @return the target of a step, from 0, a real image, to 1, a fake one
   * @throws InvalidImageException if the image cannot be decoded
   */
  float make(int index, long draw, byte[] target, int offset)
      throws InvalidImageException, IOException;
}
