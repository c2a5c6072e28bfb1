package org.unmask.augmentation;

/** The kinds of change that augmentation knows, in the order in which they are applied. */
public enum Change {
  /** Left and right are exchanged; its strength says nothing. */
  MIRROR("mirror", 1, 1),
  /** In degrees, counter-clockwise. */
  ROTATION("rotation", -180, 180),
  /** A factor: 1 shows all, 1.25 the crop of 1/1.25 of width and height, enlarged. */
  ZOOM("zoom", 1, 10),
  /** What is added, as a share of white. */
  BRIGHTNESS("brightness", -1, 1),
  /** A factor about the mean of the picture. */
  CONTRAST("contrast", 0, 10),
  /** A factor about the grey of each pixel: 0 leaves no colour. */
  SATURATION("saturation", 0, 10),
  /** A factor: the picture is made as small as that and then as large as it was. */
  RESCALE("rescale", 0.05, 1),
  /** Standard deviation of a Gaussian, in pixels. */
  BLUR("blur", 0, 20),
  /** Standard deviation of noise, in grey levels of 255. */
  NOISE("noise", 0, 128),
  /** Share of the area that a rectangle of grey covers (Zhong et al., AAAI 2020). */
  ERASE("erase", 0, 0.9),
  /** Quality of one more JPEG compression. */
  JPEG("jpeg", 1, 100);

  private final String key;
  private final double least;
  private final double most;

  Change(String key, double least, double most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** What settings call it. */
  public String key() {
    return key;
  }

  /** The least strength there is. */
  public double least() {
    return least;
  }

  /** The greatest strength there is. */
  public double most() {
    return most;
  }
}
