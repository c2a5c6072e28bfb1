package org.unmask.scoring;

import org.unmask.storage.OutputTarget.IfPresent;

/** What a run of scoring makes of a table that is there. */
public enum Begin {
  /** Refuses to write where something is. */
  NEW,
  /** Scores everything, and puts the new table in the place of the old one. */
  REPLACE,
  /**
   * Scores what is new or changed, takes the other rows over, and puts the new table in the place
   * of the old one. Rows of files that are gone or no longer listed are left out.
   */
  UPDATE;

  IfPresent ifPresent() {
    return this == NEW ? IfPresent.REFUSE : IfPresent.REPLACE;
  }
}
