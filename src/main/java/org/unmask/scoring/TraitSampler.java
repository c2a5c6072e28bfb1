package org.unmask.scoring;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.image.FileTraits;
import org.unmask.image.ImageHeader;
import org.unmask.image.InvalidImageException;
import org.unmask.image.PixelTraits;
import org.unmask.model.ImageTrait;
import org.unmask.model.ImageTraits;
import org.unmask.model.Outcome;
import org.unmask.model.Score;

/**
 * Measures one of sixteen images, drawn by their hash so that a corpus has the same sample however
 * it is dealt out. To measure is to decode once more, too dear for all of them.
 *
 * @param codec null to measure nothing
 */
record TraitSampler(@Nullable ExecutorCodec codec) implements Serializable {
  private static final char DRAWN = '0';

  /**
   * The bins of an image, one a trait in their order, -1 for none.
   *
   * @return null if it is not of the sample, or has no score
   */
  Integer @Nullable [] bins(LoadedImage image, Outcome<Score> outcome) {
    String id = image.imageId();
    if (codec == null
        || id == null
        || id.charAt(0) != DRAWN
        || outcome instanceof Outcome.Failure<Score>
        || !(image.content() instanceof Outcome.Success<byte[]> content)) {
      return null;
    }
    try {
      ImageTraits traits = measured(content.value(), codec);
      return Arrays.stream(ImageTrait.values()).map(traits::bin).toArray(Integer[]::new);
    } catch (InvalidImageException strange) {
      // The network has seen pixels all the same.
      return null;
    }
  }

  private static ImageTraits measured(byte[] content, ExecutorCodec codec)
      throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, codec.limits());
    return new ImageTraits(
        header.format(),
        header.width(),
        header.height(),
        content.length,
        FileTraits.read(content).jpegQuality(),
        PixelTraits.of(codec.here().measure(content, ExecutorCodec.MEASURED_PIXELS)));
  }
}
