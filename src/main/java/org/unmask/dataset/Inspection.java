package org.unmask.dataset;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageError;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.storage.BoundedRead;

/** What the bytes of one file turned out to be. */
sealed interface Inspection extends Serializable {

  /** An image whose header is sound. */
  record Sound(String imageId, ImageHeader header, long bytes) implements Inspection {}

  /** Nothing that can be used. */
  record Broken(ImageError error, String detail) implements Inspection {}

  /**
   * Reads, hashes and checks one file.
   *
   * @param listedBytes the length that the listing gave; a file too large by it is not read
   */
  static Inspection of(
      String path, long listedBytes, ImageLimits limits, Configuration configuration) {
    try {
      if (listedBytes > limits.maxBytes()) {
        throw new InvalidImageException(
            ImageError.TOO_MANY_BYTES,
            listedBytes + " bytes, more than " + limits.maxBytes() + " bytes");
      }
      byte[] content = BoundedRead.read(path, limits.maxBytes(), configuration);
      ImageHeader header = ImageHeader.read(content, limits);
      return new Sound(ContentHash.sha256Hex(content), header, content.length);
    } catch (InvalidImageException e) {
      return new Broken(e.error(), e.detail());
    }
  }
}
