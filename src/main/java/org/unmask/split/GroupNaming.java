package org.unmask.split;

import java.util.Optional;

/**
 * What named the groups of a dataset, over all its generations.
 *
 * @param pattern the expression that found them in paths; empty where none was given, or where a
 *     dataset is too old to say
 * @param metadata whether metadata did
 */
public record GroupNaming(Optional<String> pattern, ByMetadata metadata) {
  /** Nothing did, as far as is known. */
  public static final GroupNaming NONE = new GroupNaming(Optional.empty(), ByMetadata.NEVER);

  /** Whether metadata named groups. */
  public enum ByMetadata {
    /** In no generation. */
    NEVER,
    /** In one, and in all that came after it. */
    NAMED,
    /** In one, and not in one that came after it. */
    LAPSED
  }

  /** Both, of a dataset that {@code next} was appended to. */
  public GroupNaming then(GroupNaming next) {
    ByMetadata both =
        switch (metadata) {
          case NEVER -> next.metadata;
          case NAMED -> next.metadata == ByMetadata.NEVER ? ByMetadata.LAPSED : next.metadata;
          case LAPSED -> ByMetadata.LAPSED;
        };
    return new GroupNaming(next.pattern.or(() -> pattern), both);
  }
}
