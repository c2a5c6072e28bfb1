package org.unmask.tensorflow;

import org.unmask.image.ImageCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;

/** Opens codecs that decode exactly what training and scoring do. */
public final class TensorFlowCodecRecipe implements ImageCodecRecipe {
  private static final long serialVersionUID = 1L;

  @Override
  public ImageCodec open(ImageLimits limits) {
    return new TensorFlowCodec(limits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorFlowCodecRecipe;
  }

  @Override
  public int hashCode() {
    return TensorFlowCodecRecipe.class.hashCode();
  }
}
