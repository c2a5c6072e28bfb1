package org.unmask.storage;

import java.util.regex.Pattern;

/** Paths for readers that expand globs, as all of Spark's do. */
public final class LiteralPath {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\{}\\[\\]*?]");

  private LiteralPath() {}

  /** A glob that matches {@code path} alone, whatever braces and brackets its names hold. */
  public static String of(String path) {
    return SPECIAL.matcher(path).replaceAll("\\\\$0");
  }
}
