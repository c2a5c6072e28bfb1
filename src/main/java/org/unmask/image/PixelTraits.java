package org.unmask.image;

/**
 * Cheap measures of an image as a whole.
 *
 * @param sharpness variance of the Laplacian (4-neighbour kernel) of luma, in squared grey levels
 *     (Pech-Pacheco et al., 2000); 0 where a side has fewer than 3 pixels
 * @param luminance mean luma (ITU-R BT.601), 0 to 255
 * @param colourfulness by Hasler and Süsstrunk (2003), of the colours of a {@link Measurable}:
 *     means of 8 x 8 pixels, which leave out how colours vary within them; 0 for grey
 */
public record PixelTraits(double sharpness, double luminance, double colourfulness) {

  /** Measures decoded pixels. */
  public static PixelTraits of(Measurable image) {
    LumaMeasure luma = LumaMeasure.of(image.luma());
    return new PixelTraits(luma.sharpness(), luma.mean(), Colourfulness.of(image.colours()));
  }
}
