package org.unmask.tensorflow;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.image.AugmentationPolicy;
import org.unmask.image.InvalidImageException;
import org.unmask.training.BatchSource;
import org.unmask.training.EpochOrder;
import org.unmask.training.LabelledImages;

/**
 * Batches of decoded images. A thread decodes ahead of whoever takes them, by a few batches at
 * most, so memory is bounded. An image that cannot be decoded is left out, once with a warning.
 */
final class ImageBatches implements BatchSource<ImageBatch> {

  /** In which order images come, and what becomes of a last batch that is not full. */
  enum Order {
    /** Reshuffled each epoch; a last short batch is dropped, for BatchNorm's sake. */
    TRAINING,
    /** As stored, all of them. */
    STORED
  }

  private static final Logger LOG = LoggerFactory.getLogger(ImageBatches.class);
  private static final int AHEAD = 4;

  private final LabelledImages images;
  private final ImageDecoder decoder;
  private final int inputSize;
  private final int batchSize;
  private final Order order;
  private final AugmentationPolicy augmentation;
  private final long seed;
  private final Set<Integer> broken = ConcurrentHashMap.newKeySet();

  ImageBatches(
      LabelledImages images,
      ImageDecoder decoder,
      int inputSize,
      int batchSize,
      Order order,
      AugmentationPolicy augmentation,
      long seed) {
    this.images = images;
    this.decoder = decoder;
    this.inputSize = inputSize;
    this.batchSize = batchSize;
    this.order = order;
    this.augmentation = augmentation;
    this.seed = seed;
  }

  @Override
  public int batchesPerEpoch() {
    return switch (order) {
      case TRAINING -> Math.max(1, images.size() / batchSize);
      case STORED -> (images.size() + batchSize - 1) / batchSize;
    };
  }

  @Override
  public Walk<ImageBatch> epoch(int epoch) {
    int[] indices =
        switch (order) {
          case TRAINING -> EpochOrder.shuffled(images.size(), seed, epoch);
          case STORED -> EpochOrder.inOrder(images.size());
        };
    return new PrefetchingWalk<>(
        batchesPerEpoch(), AHEAD, number -> batch(indices, number, epoch), "unmask-decode");
  }

  /** Null where not one image of the batch can be decoded. */
  private @org.jspecify.annotations.Nullable ImageBatch batch(
      int[] indices, int number, int epoch) {
    int begin = number * batchSize;
    int end = Math.min(begin + batchSize, indices.length);
    byte[] pixels = new byte[(end - begin) * decoder.imageBytes()];
    float[] labels = new float[end - begin];
    int count = 0;
    for (int i = begin; i < end; i++) {
      int index = indices[i];
      if (decode(index, epoch, pixels, count * decoder.imageBytes())) {
        labels[count++] = images.label(index).index();
      }
    }
    if (count == 0) {
      return null;
    }
    byte[] packed = Arrays.copyOf(pixels, count * decoder.imageBytes());
    return new ImageBatch(
        Tensors.bytes(packed, count, inputSize, inputSize, 3), Arrays.copyOf(labels, count));
  }

  private boolean decode(int index, int epoch, byte[] pixels, int offset) {
    if (broken.contains(index)) {
      return false;
    }
    SplittableRandom random = EpochOrder.random(seed ^ 0x5DEECE66DL, ((long) epoch << 32) + index);
    try {
      decoder.decode(images.content(index), augmentation.sample(random), pixels, offset);
      return true;
    } catch (InvalidImageException e) {
      broken.add(index);
      LOG.warn(
          "Left out of training: image {} cannot be decoded ({}: {})",
          images.imageId(index),
          e.error(),
          e.detail());
      return false;
    } catch (IOException e) {
      throw new PipelineException("Cannot read the training images: " + e.getMessage(), e);
    }
  }
}
