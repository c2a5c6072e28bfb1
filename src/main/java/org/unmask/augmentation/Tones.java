package org.unmask.augmentation;

/**
 * Brightness, contrast and saturation in one pass.
 *
 * @param brightness added, in grey levels
 * @param contrast a factor about the mean luma of the picture
 * @param saturation a factor about the luma of each pixel
 */
record Tones(float brightness, float contrast, float saturation) {

  /** Luma of BT.601, as JPEG has it. */
  static float luma(float red, float green, float blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  /** Changes the picture in place. */
  void apply(Picture picture) {
    float[] rgb = picture.rgb();
    float mean = mean(rgb);
    for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
      float luma = luma(rgb[i], rgb[i + 1], rgb[i + 2]);
      float grey = mean + contrast * (luma - mean) + brightness;
      float colour = contrast * saturation;
      rgb[i] = grey + colour * (rgb[i] - luma);
      rgb[i + 1] = grey + colour * (rgb[i + 1] - luma);
      rgb[i + 2] = grey + colour * (rgb[i + 2] - luma);
    }
  }

  private static float mean(float[] rgb) {
    double sum = 0;
    for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
      sum += luma(rgb[i], rgb[i + 1], rgb[i + 2]);
    }
    int pixels = rgb.length / Picture.CHANNELS;
    return (float) (sum / pixels);
  }
}
