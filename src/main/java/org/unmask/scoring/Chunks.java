package org.unmask.scoring;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A corpus cut into chunks. The cut lies in the staging folder before a chunk is handed out, so
 * that a run that is taken up again gets the same chunks.
 */
interface Chunks extends AutoCloseable {

  /** The chunk of that number, from 0, waiting for it if need be; empty after the last one. */
  Optional<Chunk> chunk(int number);

  /** How many images there are in all; empty as long as they are not all listed. */
  OptionalLong images();

  /** Tells how many images there are as soon as that is known; on a thread of its own, perhaps. */
  default void whenListed(LongConsumer told) {
    images().ifPresent(told);
  }

  /** Seconds that the listing has taken until now. */
  double listingSeconds();

  @Override
  default void close() {}
}
