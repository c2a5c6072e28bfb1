package org.unmask.report;

/**
 * A picture of numbers, ready to be written: a PNG of twice its nominal size, for sharp screens.
 */
public final class Plot {

  private final String fileName;
  private final String description;
  private final byte[] png;

  Plot(String fileName, String description, byte[] png) {
    this.fileName = fileName;
    this.description = description;
    this.png = png;
  }

  /** Such as {@code roc-curve.png}; the same for every evaluation. */
  public String fileName() {
    return fileName;
  }

  /** What it shows, in words, for who cannot see it. */
  public String description() {
    return description;
  }

  /** The file's bytes, a fresh array. */
  public byte[] png() {
    return png.clone();
  }
}
