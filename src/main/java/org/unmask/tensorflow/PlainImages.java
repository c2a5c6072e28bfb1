package org.unmask.tensorflow;

import java.io.IOException;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.training.EpochOrder;
import org.unmask.training.LabelledImages;

/**
 * Each image as it is, whole.
 *
 * @param seed of the order of an epoch
 */
record PlainImages(LabelledImages images, ImageDecoder decoder, long seed) implements ImageMaker {

  @Override
  public int perEpoch() {
    return images.size();
  }

  @Override
  public int[] order(int epoch) {
    return EpochOrder.shuffled(images.size(), seed, epoch);
  }

  @Override
  public int size() {
    return decoder.size();
  }

  @Override
  public float make(int index, long draw, byte[] target, int offset)
      throws InvalidImageException, IOException {
    decoder.decode(images.content(index), ImageView.IDENTITY, target, offset);
    return images.label(index).index();
  }
}
