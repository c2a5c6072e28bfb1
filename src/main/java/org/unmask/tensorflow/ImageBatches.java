package org.unmask.tensorflow;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.types.TUint8;
import org.unmask.PipelineException;
import org.unmask.image.InvalidImageException;
import org.unmask.training.BatchSource;
import org.unmask.training.EpochOrder;
import org.unmask.training.Taught;

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

  /** Who has something to say of examples, beside their labels. */
  @FunctionalInterface
  interface Teaching extends AutoCloseable {
    /** Nobody. */
    Teaching NONE = (examples, indices) -> Taught.NOTHING;

    /**
     * What there is to say of a batch.
     *
     * @param examples {@code [size, height, width, 3]}; the batch's own
     * @param indices of the images that they were made of
     */
    Taught of(TUint8 examples, int[] indices);

    @Override
    default void close() {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(ImageBatches.class);

  private final ImageMaker maker;
  private final DecodePool pool;
  private final int batchSize;
  private final Order order;
  private final int ahead;
  private final Teaching teaching;
  private final Set<Integer> broken = ConcurrentHashMap.newKeySet();

  /**
   * Batches of what {@code maker} makes, on the threads of {@code pool}, which stays open.
   *
   * @param ahead how many batches a thread makes in advance; 0 makes each when it is asked for
   */
  ImageBatches(ImageMaker maker, DecodePool pool, int batchSize, Order order, int ahead) {
    this(maker, pool, batchSize, order, ahead, Teaching.NONE);
  }

  /** The same with what {@code teaching} says, which stays open. */
  ImageBatches(
      ImageMaker maker, DecodePool pool, int batchSize, Order order, int ahead, Teaching teaching) {
    this.maker = maker;
    this.pool = pool;
    this.batchSize = batchSize;
    this.order = order;
    this.ahead = ahead;
    this.teaching = teaching;
  }

  @Override
  public int batchesPerEpoch() {
    return switch (order) {
      case TRAINING -> Math.max(1, maker.perEpoch() / batchSize);
      case STORED -> (maker.images().size() + batchSize - 1) / batchSize;
    };
  }

  @Override
  public Walk<ImageBatch> epoch(int epoch, int from) {
    int[] indices =
        switch (order) {
          case TRAINING -> maker.order(epoch);
          case STORED -> EpochOrder.inOrder(maker.images().size());
        };
    IntFunction<@Nullable ImageBatch> batches = number -> batch(indices, number, epoch);
    return ahead == 0
        ? new DirectWalk<>(from, batchesPerEpoch(), batches)
        : new PrefetchingWalk<>(from, batchesPerEpoch(), ahead, batches, "unmask-decode");
  }

  @Override
  public int leftOut() {
    return broken.size();
  }

  /** Null where not one image of the batch can be decoded. */
  private @Nullable ImageBatch batch(int[] indices, int number, int epoch) {
    int begin = number * batchSize;
    int end = Math.min(begin + batchSize, indices.length);
    int imageBytes = maker.size() * maker.size() * 3;
    byte[] pixels = new byte[(end - begin) * imageBytes];
    @Nullable Float[] targets = new @Nullable Float[end - begin];
    pool.forEach(
        end - begin,
        i -> {
          long draw = ((long) epoch << 32) + begin + i;
          targets[i] = make(indices[begin + i], draw, pixels, i * imageBytes);
        });
    return packed(Arrays.copyOfRange(indices, begin, end), pixels, targets, imageBytes);
  }

  /** Those that could be made, one after another; null where there is none. */
  private @Nullable ImageBatch packed(
      int[] indices, byte[] pixels, @Nullable Float[] targets, int imageBytes) {
    float[] labels = new float[targets.length];
    int count = 0;
    for (int i = 0; i < targets.length; i++) {
      Float target = targets[i];
      if (target != null) {
        System.arraycopy(pixels, i * imageBytes, pixels, count * imageBytes, imageBytes);
        indices[count] = indices[i];
        labels[count++] = target;
      }
    }
    if (count == 0) {
      return null;
    }
    byte[] whole = count == targets.length ? pixels : Arrays.copyOf(pixels, count * imageBytes);
    TUint8 examples = Tensors.bytes(whole, count, maker.size(), maker.size(), 3);
    try {
      return new ImageBatch(
          examples,
          Arrays.copyOf(labels, count),
          teaching.of(examples, Arrays.copyOf(indices, count)));
    } catch (RuntimeException e) {
      examples.close();
      throw e;
    }
  }

  private @Nullable Float make(int index, long draw, byte[] pixels, int offset) {
    try {
      return maker.make(index, draw, pixels, offset);
    } catch (InvalidImageException e) {
      // Tried again each time: another draw may not need it, and a run that goes on knows of none.
      if (broken.add(index)) {
        LOG.warn(
            "Left out of training: image {} cannot be decoded ({}: {})",
            maker.images().imageId(index),
            e.error(),
            e.detail());
      }
      return null;
    } catch (IOException e) {
      throw new PipelineException("Cannot read the training images: " + e.getMessage(), e);
    }
  }
}
