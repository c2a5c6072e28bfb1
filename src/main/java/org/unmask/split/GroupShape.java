package org.unmask.split;

import java.io.Serializable;
import org.unmask.image.Label;

/**
 * How many images of each label one group holds; groups of one shape can stand for each other.
 *
 * @param real 0 or more
 * @param fake 0 or more; real and fake together 1 or more
 */
public record GroupShape(long real, long fake) implements Serializable {

  public GroupShape {
    if (real < 0 || fake < 0 || real + fake == 0) {
      throw new IllegalArgumentException(
          "Invalid group: " + real + " real and " + fake + " fake images");
    }
  }

  public long size() {
    return real + fake;
  }

  public long of(Label label) {
    return switch (label) {
      case REAL -> real;
      case FAKE -> fake;
    };
  }
}
