package org.unmask.scoring;

import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.model.Outcome;
import org.unmask.storage.BoundedRead;
import org.unmask.storage.StoredFile;

/**
 * A file of the corpus on its way to the classifier.
 *
 * @param imageId SHA-256 of the content, hex; null where it could not be read whole
 * @param content the encoded image, or why there is none
 */
record LoadedImage(StoredFile file, @Nullable String imageId, Outcome<byte[]> content) {

  /** Reads a file, hashes it, and refuses by its header what the classifier should never see. */
  static LoadedImage load(StoredFile file, ImageLimits limits, Configuration configuration) {
    String imageId = null;
    try {
      byte[] content = BoundedRead.read(file.path(), limits.maxBytes(), configuration);
      imageId = ContentHash.sha256Hex(content);
      ImageHeader.read(content, limits);
      return new LoadedImage(file, imageId, new Outcome.Success<>(content));
    } catch (InvalidImageException e) {
      return new LoadedImage(file, imageId, new Outcome.Failure<>(e.error(), e.detail()));
    }
  }

  /** How many bytes it keeps in memory. */
  long bytes() {
    return content instanceof Outcome.Success<byte[]> success ? success.value().length : 0;
  }
}
