package org.unmask.training;

import java.util.List;
import org.unmask.image.Label;

/**
 * Images without content, each of the source that the list says; every other one is FAKE.
 *
 * @param sources one an image
 */
public record SourcedImages(List<String> sources) implements LabelledImages {
  @Override
  public int size() {
    return sources.size();
  }

  @Override
  public Label label(int index) {
    return Label.ofIndex(index % 2);
  }

  @Override
  public String source(int index) {
    return sources.get(index);
  }

  @Override
  public String imageId(int index) {
    return String.valueOf(index);
  }

  @Override
  public byte[] content(int index) {
    return new byte[0];
  }

  @Override
  public void close() {}
}
