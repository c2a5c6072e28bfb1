package org.unmask.dataset;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.unmask.split.DatasetSummary;

/** What else is to lie in the folder of a dataset when it appears, such as a report. */
@FunctionalInterface
public interface DatasetFinish {

  /**
   * Writes into the folder that becomes the dataset.
   *
   * @param staging the folder; names of the dataset's own parts are taken
   */
  void write(Path staging, DatasetSummary summary, DatasetParts parts) throws IOException;
}
