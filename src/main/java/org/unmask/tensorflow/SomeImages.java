package org.unmask.tensorflow;

import java.io.IOException;
import java.util.List;
import org.unmask.image.Label;
import org.unmask.training.LabelledImages;

/**
 * Some of the images of a collection, which stays another's to close.
 *
 * @param indices of {@code images}, in the order in which they are counted here
 */
record SomeImages(LabelledImages images, List<Integer> indices) implements LabelledImages {

  SomeImages {
    indices = List.copyOf(indices);
  }

  @Override
  public int size() {
    return indices.size();
  }

  @Override
  public Label label(int index) {
    return images.label(indices.get(index));
  }

  @Override
  public String source(int index) {
    return images.source(indices.get(index));
  }

  @Override
  public String imageId(int index) {
    return images.imageId(indices.get(index));
  }

  @Override
  public byte[] content(int index) throws IOException {
    return images.content(indices.get(index));
  }

  @Override
  public void close() {}
}
