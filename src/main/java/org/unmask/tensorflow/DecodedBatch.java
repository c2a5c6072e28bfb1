package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.model.Outcome;

/**
 * The images of a batch that could be decoded, packed in a tensor, and why the others could not.
 * They are decoded into the tensor's own memory: arrays of this size would be humongous to the
 * garbage collector. Holds native memory until {@link #close}.
 */
final class DecodedBatch implements AutoCloseable {
  private final TUint8 tensor;
  private final Map<Integer, InvalidImageException> broken;
  private final int size;

  private DecodedBatch(TUint8 tensor, Map<Integer, InvalidImageException> broken, int size) {
    this.tensor = tensor;
    this.broken = broken;
    this.size = size;
  }

  /** Decodes all images under all views, as {@code pool} has it; the caller closes the batch. */
  static DecodedBatch of(
      List<byte[]> images, List<ImageView> views, ImageDecoder decoder, DecodePool pool) {
    int imageBytes = Math.multiplyExact(views.size(), decoder.imageBytes());
    TUint8 tensor = allocate(images.size() * views.size(), decoder);
    try {
      ByteDataBuffer pixels = tensor.asRawTensor().data();
      Map<Integer, InvalidImageException> broken = new ConcurrentSkipListMap<>();
      pool.forEach(
          images.size(),
          i -> {
            try {
              decoder.decode(images.get(i), views, slot(pixels, i, imageBytes));
            } catch (InvalidImageException e) {
              broken.put(i, e);
            }
          });
      TUint8 packed =
          broken.isEmpty() ? tensor : packed(tensor, images.size(), views.size(), broken, decoder);
      return new DecodedBatch(packed, broken, images.size());
    } catch (RuntimeException | Error e) {
      tensor.close();
      throw e;
    }
  }

  private static ByteDataBuffer slot(ByteDataBuffer pixels, int index, int imageBytes) {
    return pixels.slice((long) index * imageBytes, imageBytes);
  }

  /** Those that are whole alone, so that the others cost nothing; closes the longer tensor. */
  private static TUint8 packed(
      TUint8 tensor,
      int size,
      int views,
      Map<Integer, InvalidImageException> broken,
      ImageDecoder decoder) {
    int imageBytes = views * decoder.imageBytes();
    TUint8 packed = allocate((size - broken.size()) * views, decoder);
    ByteDataBuffer from = tensor.asRawTensor().data();
    ByteDataBuffer to = packed.asRawTensor().data();
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!broken.containsKey(i)) {
        slot(from, i, imageBytes).copyTo(slot(to, count++, imageBytes), imageBytes);
      }
    }
    tensor.close();
    return packed;
  }

  private static TUint8 allocate(int count, ImageDecoder decoder) {
    return TUint8.tensorOf(Shape.of(count, decoder.size(), decoder.size(), 3));
  }

  /** Whether not one image could be decoded. */
  boolean isEmpty() {
    return broken.size() == size;
  }

  /**
   * {@code [count * views, size, size, 3]}: those that could be decoded, in their order, with the
   * views of an image one behind the other.
   */
  TUint8 tensor() {
    return tensor;
  }

  /** One outcome an image; {@code value} is given the place among those that could be decoded. */
  <T> List<Outcome<T>> outcomes(IntFunction<T> value) {
    List<Outcome<T>> outcomes = new ArrayList<>(size);
    int index = 0;
    for (int i = 0; i < size; i++) {
      InvalidImageException problem = broken.get(i);
      outcomes.add(
          problem == null
              ? new Outcome.Success<>(value.apply(index++))
              : new Outcome.Failure<>(problem.error(), problem.detail()));
    }
    return outcomes;
  }

  @Override
  public void close() {
    tensor.close();
  }
}
