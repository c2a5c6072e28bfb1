package org.unmask.scoring;

/** What a run of scoring makes of one that was killed before its end. */
public enum IfUnfinished {
  /** Refuses, so that no hours of work are lost by mistake; REPLACE throws it away. */
  REFUSE,
  /** Goes on with it, or begins where there is none. */
  RESUME
}
