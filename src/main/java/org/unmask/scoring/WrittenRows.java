package org.unmask.scoring;

import java.util.Locale;
import org.unmask.PipelineException;

/**
 * Makes sure that all that executors wrote can be read back. A folder of this machine is another
 * one on each other machine: what executors there write to it nobody sees again.
 */
final class WrittenRows {
  private WrittenRows() {}

  /**
   * Compares.
   *
   * @param folder where executors wrote
   * @param expected images that there should be something of
   * @param found images that there is something of
   * @throws PipelineException if some are missing
   */
  static void requireAll(String folder, long expected, long found) {
    if (found < expected) {
      throw new PipelineException(
          String.format(
              Locale.ROOT,
              "Cannot read back what executors wrote to %s: %,d of %,d images are missing. On a"
                  + " cluster of several machines the run has to lie in a folder that all of them"
                  + " share, such as one of NFS",
              folder,
              expected - found,
              expected));
    }
  }
}
