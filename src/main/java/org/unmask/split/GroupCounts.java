package org.unmask.split;

import org.unmask.image.Label;

/**
 * How many images of each label one group holds; a group goes to one split as a whole.
 *
 * @param real 0 or more
 * @param fake 0 or more; real and fake together 1 or more
 */
public record GroupCounts(String groupId, long real, long fake) {

  public GroupCounts {
    if (real < 0 || fake < 0 || real + fake == 0) {
      throw new IllegalArgumentException(
          "Invalid group " + groupId + ": " + real + " real and " + fake + " fake images");
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
