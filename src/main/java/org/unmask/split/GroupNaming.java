package org.unmask.split;

import java.util.Optional;

/**
 * What named the groups of a dataset, over all its generations.
 *
 * @param pattern the expression that found them in paths; empty where none was given
 * @param metadata whether metadata did, or a table
 * @param isLate whether an append was the first to give a pattern, or the first to give names:
 *     images of before have no group by it
 */
public record GroupNaming(Optional<String> pattern, ByMetadata metadata, boolean isLate) {
  /** Nothing did. */
  public static final GroupNaming NONE = new GroupNaming(Optional.empty(), ByMetadata.NEVER, false);

  /** Of a dataset made until 2026-11-29. */
  public static final GroupNaming UNKNOWN =
      new GroupNaming(Optional.empty(), ByMetadata.UNKNOWN, false);

  /** Whether metadata, or a table, named groups. */
  public enum ByMetadata {
    /** The dataset is too old to say. */
    UNKNOWN,
    /** In no generation. */
    NEVER,
    /** In one, and in all that came after it. */
    NAMED,
    /** In one, and not in one that came after it. */
    LAPSED
  }

  /** Of a dataset's first images. */
  public GroupNaming(Optional<String> pattern, ByMetadata metadata) {
    this(pattern, metadata, false);
  }

  /** Both, of a dataset that {@code next} was appended to. */
  public GroupNaming then(GroupNaming next) {
    boolean names = next.metadata != ByMetadata.NEVER;
    ByMetadata both =
        switch (metadata) {
          case UNKNOWN -> ByMetadata.UNKNOWN;
          case NEVER -> next.metadata;
          case NAMED -> names ? ByMetadata.NAMED : ByMetadata.LAPSED;
          case LAPSED -> ByMetadata.LAPSED;
        };
    Optional<String> latest = next.pattern.or(() -> pattern);
    if (both == ByMetadata.UNKNOWN) {
      // What later generations are held to; whether it came late is not known.
      return new GroupNaming(latest, both, false);
    }
    boolean late =
        (pattern.isEmpty() && next.pattern.isPresent()) || (metadata == ByMetadata.NEVER && names);
    return new GroupNaming(latest, both, isLate || late);
  }
}
