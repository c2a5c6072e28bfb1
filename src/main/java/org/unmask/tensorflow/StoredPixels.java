package org.unmask.tensorflow;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.unmask.image.Raster;
import org.unmask.image.Resampler;

/**
 * A decoded image as its file stores it, wherever its memory is.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb row-major {@code [height][width][3]}; valid as long as what it was made of
 */
record StoredPixels(int width, int height, ByteDataBuffer rgb) {
  private static final int CHANNELS = 3;

  static StoredPixels of(Raster raster) {
    return new StoredPixels(
        raster.width(), raster.height(), DataBuffers.of(raster.rgb(), true, false));
  }

  /** Of a tensor {@code [height, width, 3]} of bytes. */
  static StoredPixels of(Tensor image) {
    return new StoredPixels(
        Math.toIntExact(image.shape().get(1)),
        Math.toIntExact(image.shape().get(0)),
        image.asRawTensor().data());
  }

  Resampler.Rows rows() {
    return (row, column, target, count) ->
        rgb.slice(((long) row * width + column) * CHANNELS, count).read(target, 0, count);
  }
}
