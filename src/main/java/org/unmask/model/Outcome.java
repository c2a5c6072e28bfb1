package org.unmask.model;

import org.unmask.image.ImageError;

/**
 * What became of one image: a value, or the reason why there is none. An image that cannot be used
 * is an outcome, never an exception.
 */
public sealed interface Outcome<T> {

  /** The image gave {@code value}. */
  record Success<T>(T value) implements Outcome<T> {}

  /** The image cannot be used; {@code detail} is for a person. */
  record Failure<T>(ImageError error, String detail) implements Outcome<T> {}
}
