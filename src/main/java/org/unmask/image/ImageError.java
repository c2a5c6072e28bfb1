package org.unmask.image;

/** Why an image cannot be used: the closed set of codes of rejected files and of unscored rows. */
public enum ImageError {
  /** The file has no bytes. */
  EMPTY_FILE,
  /** The file is larger than {@link ImageLimits#maxBytes()}. */
  TOO_MANY_BYTES,
  /** The bytes begin like no image format that Unmask knows. */
  NOT_AN_IMAGE,
  /** An image, of a format that Unmask knows but does not decode. */
  UNSUPPORTED_FORMAT,
  /** The header says more pixels than {@link ImageLimits#maxPixels()}: perhaps a bomb. */
  TOO_MANY_PIXELS,
  /** The header or the pixel data is truncated or broken. */
  CORRUPT,
  /** The file could not be read: permission, or it vanished, or the storage failed. */
  UNREADABLE
}
