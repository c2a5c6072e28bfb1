package org.unmask.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.unmask.report.Visible;

/**
 * Where a command speaks, and what surrounds it.
 *
 * @param out results
 * @param err progress and failures
 */
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {

  /** Says one line of failure or of advice; a name in it does not steer the terminal. */
  void complain(String line) {
    err.println("unmask: " + Visible.of(line));
    err.flush();
  }
}
