package org.unmask.cli;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the process says to the shell. */
final class ExitCode {
  private ExitCode() {}

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** For the pages of help, in order. */
  static final Map<String, String> MEANINGS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "0", "done",
                  "1", "failed; the log has more",
                  "2", "wrong usage or settings; nothing was written")));
}
