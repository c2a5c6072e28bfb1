package org.unmask.cli;

/** What the process says to the shell. */
final class ExitCode {
  private ExitCode() {}

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
}
