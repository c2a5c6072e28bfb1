package org.unmask.image;

/**
 * Cheap measures of an image as a whole.
 *
 * @param sharpness variance of the Laplacian (4-neighbour kernel) of luma, in squared grey levels
 *     (Pech-Pacheco et al., 2000); 0 where a side has fewer than 3 pixels
 * @param luminance mean luma (ITU-R BT.601), 0 to 255
 * @param colourfulness by Hasler and Süsstrunk (2003); 0 for grey
 */
public record PixelTraits(double sharpness, double luminance, double colourfulness) {

  /** Measures decoded pixels, in one pass. */
  public static PixelTraits of(Raster raster) {
    return new PixelMeasure(raster).measure();
  }
}
