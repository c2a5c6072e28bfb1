package org.unmask.cli;

import java.util.Comparator;
import java.util.List;

/** Guesses which key was meant. */
final class NearestKey {
  private NearestKey() {}

  /** The key that ends in {@code .unknown}, or else the one of the fewest edits. */
  static String of(String unknown, List<String> keys) {
    return keys.stream()
        .min(
            Comparator.<String, Boolean>comparing(key -> !key.endsWith("." + unknown))
                .thenComparingInt(key -> edits(unknown, key)))
        .orElseThrow();
  }

  /** Levenshtein's distance: insertions, deletions and replacements from one text to the other. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
