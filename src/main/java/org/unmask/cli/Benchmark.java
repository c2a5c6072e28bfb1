package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Path;

/** One of the things that {@code unmask bench} measures, side by side in one run. */
interface Benchmark {

  /**
   * Measures, and says the figures to the user.
   *
   * @param folder an empty folder of its own, which the caller removes afterwards
   */
  void run(BenchRequest request, CommandContext context, Path folder) throws IOException;
}
