package org.unmask.split;

/**
 * How many groups of one shape are in one split.
 *
 * @param hold whether they may still go elsewhere
 * @param groups 1 or more
 */
public record GroupCell(SplitName split, GroupShape shape, Hold hold, long groups) {

  /** Whether a group may change its split. */
  public enum Hold {
    /** It was just drawn. */
    FREE,
    /** It is in its split since an earlier generation of the dataset, and stays. */
    FIXED
  }
}
