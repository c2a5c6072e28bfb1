package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedWalkTest {

  /** Takes 2 s to know whether a batch follows, and 1 s to hand it over. */
  private static final class Slow implements BatchSource.Walk<FeatureBatch> {
    private final AtomicLong clock;
    private int left = 2;
    private boolean closed;

    Slow(AtomicLong clock) {
      this.clock = clock;
    }

    @Override
    public boolean hasNext() {
      clock.addAndGet(2_000_000_000L);
      return left > 0;
    }

    @Override
    public FeatureBatch next() {
      clock.addAndGet(1_000_000_000L);
      left--;
      return new FeatureBatch(new float[] {left}, new float[] {0});
    }

    @Override
    public int behind() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void countsWhatItsTakerWaitedAndNotWhatTheTakerDid() {
    AtomicLong clock = new AtomicLong(5);
    Slow slow = new Slow(clock);
    try (TimedWalk<FeatureBatch> walk = new TimedWalk<>(slow, clock::get)) {
      while (walk.hasNext()) {
        assertThat(walk.next().features()[0]).isEqualTo(slow.left);
        clock.addAndGet(7_000_000_000L);
      }
      // Asked three times and given two batches.
      assertThat(walk.seconds()).isEqualTo(3 * 2 + 2 * 1);
    }
    assertThat(slow.closed).isTrue();
  }
}
