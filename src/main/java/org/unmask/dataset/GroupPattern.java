package org.unmask.dataset;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that finds the group of an image in its path, such as {@code
 * (\d+)_frame\d+\.jpg}: what its first capture matches ties images together, whichever source they
 * are of, so that a video and the fakes made from it may lie in folders of their own.
 */
public final class GroupPattern implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Pattern pattern;

  /**
   * Compiles it.
   *
   * @throws IllegalArgumentException if it is no regular expression, or captures nothing
   */
  public GroupPattern(String expression) {
    try {
      pattern = Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid group pattern: " + expression + " (" + e.getDescription() + ")", e);
    }
    if (pattern.matcher("").groupCount() < 1) {
      throw new IllegalArgumentException(
          "Invalid group pattern: " + expression + " (it needs a capture, in parentheses)");
    }
  }

  /**
   * The group of an image; empty where the expression finds nothing.
   *
   * @param path from its root's own name down, with slashes, or as a table has it
   */
  Optional<String> groupOf(String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.find()
        ? Optional.ofNullable(matcher.group(1)).filter(group -> !group.isEmpty())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
