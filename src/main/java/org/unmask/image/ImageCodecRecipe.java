package org.unmask.image;

import java.io.Serializable;

/** All that an executor needs to open an {@link ImageCodec}; equal recipes open equal codecs. */
public interface ImageCodecRecipe extends Serializable {

  /** Opens a codec that refuses what is over {@code limits}; the caller closes it. */
  ImageCodec open(ImageLimits limits);
}
