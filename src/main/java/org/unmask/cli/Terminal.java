package org.unmask.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command speaks, and what surrounds it.
 *
 * @param out results
 * @param err progress and failures
 */
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {

  /** Says one line of failure or of advice. */
  void complain(String line) {
    err.println("unmask: " + line);
    err.flush();
  }
}
