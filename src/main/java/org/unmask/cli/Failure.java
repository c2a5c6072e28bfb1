package org.unmask.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;

/**
 * A failure as a person sees it.
 *
 * @param line one line, "Cannot do X: reason" or "Invalid name: value (allowed)"
 * @param exitCode {@link ExitCode#WRONG_USAGE} or {@link ExitCode#FAILED}
 */
record Failure(String line, int exitCode) {
  private static final int LONGEST_LINE = 2000;
  private static final String HOUSE = "org.unmask.";

  /** Where the application jar has what is not of this house. */
  private static final String RELOCATED = HOUSE + "shaded.";

  /**
   * Finds what to say of a failure. What was thrown on an executor arrives wrapped by Spark: the
   * first exception of this house in the chain of causes speaks, or else the last cause.
   */
  static Failure of(Throwable thrown, String command) {
    List<Throwable> causes = causes(thrown);
    Throwable root = causes.get(causes.size() - 1);
    Optional<Throwable> ours = causes.stream().filter(Failure::speaksForItself).findFirst();
    String said = ours.map(Throwable::getMessage).orElse("");
    boolean wrongUsage = ours.isPresent() && ours.get() instanceof IllegalArgumentException;
    String line;
    if (ours.isEmpty()) {
      line = "Cannot run " + command + ": " + described(root);
    } else if (saysLittle(said, ours.get(), root)) {
      line = withoutNull(said) + ": " + described(root);
    } else {
      line = said;
    }
    return new Failure(oneLine(line), wrongUsage ? ExitCode.WRONG_USAGE : ExitCode.FAILED);
  }

  /** Writes the stack trace to the log. */
  static void log(Throwable thrown, String command) {
    Log.LOGGER.error("{} failed", command, thrown);
  }

  private static boolean speaksForItself(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return false;
    }
    return thrown instanceof PipelineException
        || (thrown instanceof IllegalArgumentException
            && isThrownHere(thrown)
            && (message.startsWith("Cannot ") || message.startsWith("Invalid ")));
  }

  /**
   * A library that is called with what it does not take throws the same kind, and no user erred.
   */
  private static boolean isThrownHere(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0
        && trace[0].getClassName().startsWith(HOUSE)
        && !trace[0].getClassName().startsWith(RELOCATED);
  }

  /** True where the reason is missing, or where only the root cause knows it. */
  private static boolean saysLittle(String message, Throwable ours, Throwable root) {
    return ours != root
        && (!message.contains(": ") || message.strip().endsWith(": null"))
        && (root.getMessage() == null || !message.contains(root.getMessage()));
  }

  private static String withoutNull(String message) {
    String stripped = message.strip();
    return stripped.endsWith(": null")
        ? stripped.substring(0, stripped.length() - ": null".length())
        : stripped;
  }

  private static String described(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    String name = words(thrown.getClass().getSimpleName());
    // A foreign message may go on for pages; its first line has the matter.
    return thrown.getMessage() == null || message.isEmpty()
        ? name
        : name + ": " + message.lines().findFirst().orElse("");
  }

  /** {@code NoSuchFileException} reads "no such file". */
  private static String words(String className) {
    String name = className.replaceFirst("(Exception|Error)$", "");
    String words = (name.isEmpty() ? className : name).replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return words.toLowerCase(Locale.ROOT);
  }

  static String oneLine(@Nullable String text) {
    String line = String.valueOf(text).strip().replaceAll("\\s*[\\r\\n\\u2028\\u2029]+\\s*", " ");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }

  private static List<Throwable> causes(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  /** Opened by the first failure: logging must not start before the options have been read. */
  private static final class Log {
    private static final Logger LOGGER = LoggerFactory.getLogger(Failure.class);
  }
}
