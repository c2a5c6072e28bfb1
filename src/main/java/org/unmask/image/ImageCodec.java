package org.unmask.image;

/**
 * Decodes images for what is not the network: checks, cheap features, thumbnails. Thread-safe; may
 * hold native memory until {@link #close}.
 */
public interface ImageCodec extends AutoCloseable {

  /**
   * Makes sure that all of an image can be decoded, at the least cost that tells.
   *
   * @throws InvalidImageException if it cannot, or is over the codec's limits
   */
  void verify(byte[] content) throws InvalidImageException;

  /**
   * Decodes to RGB, turned upright by its EXIF orientation. An image of more than {@code maxPixels}
   * comes reduced by a whole power of two to a side, the least that suffices.
   *
   * @param maxPixels 1 or more
   * @throws InvalidImageException if it cannot be decoded, or is over the codec's limits
   */
  Raster decode(byte[] content, int maxPixels) throws InvalidImageException;

  /**
   * Decodes what measures go by, at about half the cost of all pixels in colour where the luma is
   * stored on its own. An image of more than {@code maxPixels} has its luma reduced as {@link
   * #decode} does.
   *
   * @param maxPixels 1 or more
   * @throws InvalidImageException if it cannot be decoded, or is over the codec's limits
   */
  Measurable measure(byte[] content, int maxPixels) throws InvalidImageException;

  /** Frees what it holds; no call may be under way or follow. */
  @Override
  void close();
}
