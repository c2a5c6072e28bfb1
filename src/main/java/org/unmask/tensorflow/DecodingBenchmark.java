package org.unmask.tensorflow;

import java.util.List;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.model.ModelSpec;

/** Times the way from encoded bytes to the network's pixels, on one thread. */
public final class DecodingBenchmark implements AutoCloseable {
  private final ImageDecoder decoder;

  /** Decodes as a model of this spec does. */
  public DecodingBenchmark(ModelSpec spec, ImageLimits limits) {
    decoder = new ImageDecoder(spec.inputSize(), spec.resizing(), limits, 1);
  }

  /**
   * Milliseconds an image, after a warm-up of one pass.
   *
   * @param images each decoded as often as the others; at least one
   * @param seconds how long new passes begin
   * @throws PipelineException if one of them cannot be decoded
   */
  public double millisPerImage(List<byte[]> images, double seconds) {
    decodeAll(images);
    long begin = System.nanoTime();
    long count = 0;
    while ((System.nanoTime() - begin) / 1e9 < seconds) {
      decodeAll(images);
      count += images.size();
    }
    return (System.nanoTime() - begin) / 1e6 / count;
  }

  private void decodeAll(List<byte[]> images) {
    byte[] pixels = new byte[decoder.imageBytes()];
    for (byte[] image : images) {
      try {
        decoder.decode(image, ImageView.IDENTITY, pixels, 0);
      } catch (InvalidImageException e) {
        throw new PipelineException("Cannot decode an image: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
