package org.unmask.scoring;

import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageError;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.model.Outcome;
import org.unmask.storage.BoundedRead;
import org.unmask.storage.FileLook;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * A file of the corpus on its way to the classifier.
 *
 * @param imageId SHA-256 of the content, hex; null where it could not be read whole
 * @param content the encoded image, or why there is none
 */
record LoadedImage(Listed file, @Nullable String imageId, Outcome<byte[]> content) {

  /**
   * Reads a file, hashes it, and refuses by its header what the classifier should never see. A file
   * that only a list has named, with a length below 0, is looked at first.
   */
  static LoadedImage load(Listed named, ImageLimits limits, Configuration configuration) {
    Listed file =
        named instanceof StoredFile stored && stored.bytes() < 0
            ? FileLook.at(named.path(), configuration)
            : named;
    if (file instanceof Unlisted unlisted) {
      return new LoadedImage(
          file, null, new Outcome.Failure<>(ImageError.UNREADABLE, unlisted.reason()));
    }
    if (file instanceof StoredFile stored && stored.bytes() > limits.maxBytes()) {
      String size = stored.bytes() + " bytes, more than " + limits.maxBytes();
      return new LoadedImage(file, null, new Outcome.Failure<>(ImageError.TOO_MANY_BYTES, size));
    }
    try {
      byte[] content = BoundedRead.read(file.path(), limits.maxBytes(), configuration);
      return checked(file, content, limits);
    } catch (InvalidImageException e) {
      return new LoadedImage(file, null, new Outcome.Failure<>(e.error(), e.detail()));
    }
  }

  /** Content that is at hand already. */
  static LoadedImage checked(Listed file, byte[] content, ImageLimits limits) {
    String imageId = ContentHash.sha256Hex(content);
    try {
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
