package org.unmask.cli;

/** What a command does once its options and settings are known to be right. */
@FunctionalInterface
interface Work<R> {

  /**
   * Does the work.
   *
   * @throws IllegalArgumentException if the request is wrong: exit 2
   * @throws Exception if the work fails: exit 1
   */
  void run(R request, CommandContext context) throws Exception;
}
