package org.unmask.image;

/** An image that cannot be used; carries its code and a detail for a person. */
public final class InvalidImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ImageError error;

  public InvalidImageException(ImageError error, String detail) {
    super(detail);
    this.error = error;
  }

  public ImageError error() {
    return error;
  }

  /** What was found, for a person; never null. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
