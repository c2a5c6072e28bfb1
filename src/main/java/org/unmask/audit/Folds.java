package org.unmask.audit;

import org.unmask.split.SeededHash;

/** Which groups are held out together. */
final class Folds {
  /** Two thirds of the groups learn; each fold more costs a fit more. */
  static final int COUNT = 3;

  private Folds() {}

  /** The fold of a group: of its id and the seed alone. */
  static int of(long seed, String group) {
    return (int) Long.remainderUnsigned(SeededHash.of(seed, group), COUNT);
  }
}
