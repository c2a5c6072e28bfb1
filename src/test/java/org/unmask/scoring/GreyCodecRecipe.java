package org.unmask.scoring;

import java.util.Arrays;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;
import org.unmask.image.Measurable;
import org.unmask.image.Raster;

/** A codec that sees every image as 3 x 3 pixels of one grey. */
record GreyCodecRecipe(int level) implements ImageCodecRecipe {

  @Override
  public ImageCodec open(ImageLimits limits) {
    return new GreyCodec(level);
  }

  private record GreyCodec(int level) implements ImageCodec {

    @Override
    public void verify(byte[] content) {}

    @Override
    public Raster decode(byte[] content, int maxPixels) {
      byte[] rgb = new byte[27];
      Arrays.fill(rgb, (byte) level);
      return new Raster(3, 3, rgb);
    }

    @Override
    public Measurable measure(byte[] content, int maxPixels) {
      return Measurable.of(decode(content, maxPixels), 1);
    }

    @Override
    public void close() {}
  }
}
