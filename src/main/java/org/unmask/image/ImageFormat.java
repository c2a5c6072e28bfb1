package org.unmask.image;

/** An image format that Unmask decodes; known by its first bytes. */
public enum ImageFormat {
  JPEG,
  PNG,
  /** The first frame counts. */
  GIF,
  BMP,
  WEBP
}
