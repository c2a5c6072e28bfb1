package org.unmask.scoring;

import org.apache.hadoop.fs.Path;

/** What else is to lie in the folder of a table of scores when it appears, such as a manifest. */
@FunctionalInterface
public interface ScoresFinish {

  /**
   * Writes into the folder that becomes the table; again, where a run was killed in between.
   *
   * @param staging the folder; names of the table's own parts are taken
   */
  void write(Path staging, ScoringSummary summary);
}
