package org.unmask.dataset;

import java.util.List;

/** Names the first few of many, so that a message stays one line. */
final class Offenders {
  private static final int SHOWN = 3;

  private Offenders() {}

  /** Such as {@code 5 (a, b, c, …)}. */
  static String of(List<String> all) {
    String shown = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() + " (" + shown + (all.size() > SHOWN ? ", …)" : ")");
  }
}
