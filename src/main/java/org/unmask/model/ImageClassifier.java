package org.unmask.model;

import java.util.List;
import org.unmask.image.ImageView;

/**
 * Encoded images in, scores out; decoding and resizing are its own, so that training and scoring
 * see the same pixels. Thread-safe; holds native memory until {@link #close}.
 */
public interface ImageClassifier extends AutoCloseable {

  ModelSpec spec();

  /**
   * How many images a call is fastest with where this classifier is open: a few on a CPU, where
   * what lies between two layers then stays in the cache of a core, and more on a GPU.
   */
  int suitableBatch();

  /** What it computes with where it is open: {@link Precision#FLOAT32} or BFLOAT16. */
  Precision precision();

  /**
   * Scores encoded images.
   *
   * @param images the files' bytes, unchanged by this call
   * @return one outcome an image, in the order of {@code images}; a broken image is a failure
   */
  List<Outcome<Score>> classify(List<byte[]> images);

  /**
   * The features before the head: what the pooled last convolution says of each image under each
   * view. Views share what it takes to decode an image.
   *
   * @param views 1 or more
   * @return one outcome an image, in the order of {@code images}; a value has one array a view, in
   *     their order, of {@link ModelSpec#EMBEDDING_SIZE} numbers
   */
  List<Outcome<List<float[]>>> embed(List<byte[]> images, List<ImageView> views);

  /** Frees the native memory; no call may be under way or follow. */
  @Override
  void close();
}
