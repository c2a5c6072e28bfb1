package org.unmask.tensorflow;

import java.util.List;
import org.unmask.image.Label;
import org.unmask.training.LabelledImages;

/** Images of a list; every other one is FAKE. */
record ListedImages(List<byte[]> images) implements LabelledImages {

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public Label label(int index) {
    return Label.ofIndex(index % 2);
  }

  @Override
  public String imageId(int index) {
    return "image-" + index;
  }

  @Override
  public String source(int index) {
    return "list";
  }

  @Override
  public byte[] content(int index) {
    return images.get(index).clone();
  }

  @Override
  public void close() {}
}
