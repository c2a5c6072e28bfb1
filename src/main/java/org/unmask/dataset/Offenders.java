package org.unmask.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts what is wrong and keeps the first few, so that a message stays one line. */
final class Offenders {
  static final int SHOWN = 3;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(String offender) {
    if (count++ < SHOWN) {
      first.add(offender);
    }
  }

  /** Says how many there are, where not each was added. */
  void countAs(long newCount) {
    count = newCount;
  }

  /** Throws what {@code refusal} makes of them, where there are any. */
  void refuse(Function<String, IllegalArgumentException> refusal) {
    if (count > 0) {
      throw refusal.apply(toString());
    }
  }

  /** Such as {@code 5 (a, b, c, …)}. */
  @Override
  public String toString() {
    return count + " (" + String.join(", ", first) + (count > first.size() ? ", …)" : ")");
  }
}
