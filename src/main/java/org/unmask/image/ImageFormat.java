package org.unmask.image;

/** An image format that Unmask knows by its first bytes. */
public enum ImageFormat {
  JPEG(true),
  PNG(true),
  GIF(true),
  BMP(true),
  /** Known so that it can be named to a person; TensorFlow 2.18 has no WebP decoder. */
  WEBP(false);

  private final boolean decodable;

  ImageFormat(boolean decodable) {
    this.decodable = decodable;
  }

  /** Whether the decoder of training and scoring takes this format. */
  public boolean decodable() {
    return decodable;
  }
}
