package org.unmask.demo;

import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;

/**
 * One picture to be made.
 *
 * @param number its number in the corpus; keys its dice and its name
 * @param manipulation null for a photograph left as it is
 */
record ImageEntry(long number, String fileName, @Nullable Manipulation manipulation) {

  Label label() {
    return manipulation == null ? Label.REAL : Label.FAKE;
  }

  /** The name of a folder of the class, which {@code split} understands. */
  String folder() {
    return manipulation == null ? "Real" : "Fake";
  }
}
