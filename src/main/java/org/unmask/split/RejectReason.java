package org.unmask.split;

import org.unmask.image.ImageError;

/**
 * Why a file that was found is not in the dataset: an {@link ImageError} by its own name, or a
 * reason that only a dataset has.
 */
public enum RejectReason {
  /** See {@link ImageError#EMPTY_FILE}. */
  EMPTY_FILE,
  /** See {@link ImageError#TOO_MANY_BYTES}. */
  TOO_MANY_BYTES,
  /** See {@link ImageError#NOT_AN_IMAGE}. */
  NOT_AN_IMAGE,
  /** See {@link ImageError#UNSUPPORTED_FORMAT}. */
  UNSUPPORTED_FORMAT,
  /** See {@link ImageError#TOO_MANY_PIXELS}. */
  TOO_MANY_PIXELS,
  /** See {@link ImageError#CORRUPT}. */
  CORRUPT,
  /** See {@link ImageError#UNREADABLE}. */
  UNREADABLE,
  /** No folder above the image says REAL or FAKE. */
  NO_LABEL,
  /** There is a metadata file, and it does not name the image. */
  NOT_IN_METADATA,
  /** The same bytes came under both labels, now or before; none that is new can be believed. */
  LABEL_CONFLICT,
  /** Its group has images in more than one split of the dataset that it was to join. */
  TORN_GROUP,
  /**
   * The same bytes came under the same label: the dataset had them, or they came at a smaller path,
   * which was kept.
   */
  DUPLICATE;

  public static RejectReason of(ImageError error) {
    return switch (error) {
      case EMPTY_FILE -> EMPTY_FILE;
      case TOO_MANY_BYTES -> TOO_MANY_BYTES;
      case NOT_AN_IMAGE -> NOT_AN_IMAGE;
      case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
      case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
      case CORRUPT -> CORRUPT;
      case UNREADABLE -> UNREADABLE;
    };
  }
}
