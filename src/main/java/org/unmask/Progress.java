package org.unmask;

/** Tells a person how far long work is: a bar on a terminal, milestone lines elsewhere. */
@FunctionalInterface
public interface Progress {

  /** Shows nothing. */
  Progress SILENT = (what, unit, total) -> done -> {};

  /**
   * Begins to show a piece of work.
   *
   * @param what a short phrase, such as {@code "Reading images"}
   * @param unit the plural of what is counted, such as {@code "images"}
   * @param total how many there are, or -1 if not known
   */
  Task start(String what, String unit, long total);

  /** One piece of work under way; close it when the work ends, however it ends. */
  @FunctionalInterface
  interface Task extends AutoCloseable {
    /** Says that {@code done} units are done in all; safe to call from any thread. */
    void advanceTo(long done);

    /** Says how many there are, now that it is known. */
    default void expect(long total) {}

    @Override
    default void close() {}
  }
}
