package org.unmask.cli;

import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ImageCodec;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Raster;
import org.unmask.storage.BoundedRead;

/** Small pictures of the files that a report names, read again where they lie. */
final class Thumbnails {
  /** At least this many pixels stay, for a page that shows about 128 x 128. */
  private static final int PIXELS = 1 << 16;

  private final ImageCodec codec;
  private final long maxBytes;
  private final Configuration configuration;

  Thumbnails(ImageCodec codec, long maxBytes, Configuration configuration) {
    this.codec = codec;
    this.maxBytes = maxBytes;
    this.configuration = configuration;
  }

  /** The picture of a file; null where it is none, or lies in a table. */
  @Nullable Raster of(String path) {
    try {
      return codec.decode(BoundedRead.read(path, maxBytes, configuration), PIXELS);
    } catch (InvalidImageException e) {
      return null;
    }
  }
}
