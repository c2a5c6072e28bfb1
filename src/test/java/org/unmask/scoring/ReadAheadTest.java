package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {

  @Test
  void keepsTheOrder() throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    ReadAhead<Integer> readAhead = start(IntStream.range(0, 1000).boxed().iterator());

    readAhead.forEachRemaining(seen::add);

    assertThat(seen).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    assertThat(readAhead.hasNext()).isFalse();
    assertThatThrownBy(readAhead::next).isInstanceOf(NoSuchElementException.class);
    readAhead.reader().join();
  }

  @Test
  void readsNoFurtherAheadThanTwoItems() throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    Semaphore third = new Semaphore(0);
    Iterator<Integer> source =
        IntStream.iterate(0, i -> i + 1)
            .boxed()
            .peek(
                i -> {
                  taken.incrementAndGet();
                  third.release();
                })
            .iterator();

    try (ReadAhead<Integer> readAhead = start(source)) {
      assertThat(readAhead.next()).isZero();
      third.acquire(3);
      assertThat(taken).hasValue(3);
    }
  }

  @Test
  void handsOnWhatTheSourceThrewAfterTheItemsBeforeIt() {
    Iterator<Integer> source = IntStream.of(1, 0).mapToObj(divisor -> 10 / divisor).iterator();

    try (ReadAhead<Integer> readAhead = start(source)) {
      assertThat(readAhead.next()).isEqualTo(10);
      assertThatThrownBy(readAhead::hasNext).hasRootCauseMessage("/ by zero");
      assertThatThrownBy(readAhead::next).hasRootCauseMessage("/ by zero");
    }
  }

  @Test
  void endsItsThreadWhenClosedWhileTheHandOverIsFull() throws InterruptedException {
    ReadAhead<Integer> readAhead = start(IntStream.iterate(0, i -> i + 1).boxed().iterator());
    readAhead.next();

    readAhead.close();

    readAhead.reader().join();
  }

  @Test
  void endsItsThreadThoughTheSourceSwallowsTheInterrupt() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    Iterator<Integer> source =
        IntStream.iterate(0, i -> i + 1)
            .boxed()
            .peek(
                i -> {
                  if (i == 2) {
                    reading.countDown();
                    while (!Thread.interrupted()) {
                      Thread.onSpinWait();
                    }
                  }
                })
            .iterator();
    ReadAhead<Integer> readAhead = start(source);
    readAhead.next();
    readAhead.next();
    reading.await();

    readAhead.close();

    readAhead.reader().join();
  }

  @Test
  void letsAnInterruptedConsumerGo() {
    CountDownLatch never = new CountDownLatch(1);
    Iterator<Integer> source =
        IntStream.of(1)
            .boxed()
            .peek(
                i -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })
            .iterator();
    try (ReadAhead<Integer> readAhead = start(source)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(readAhead::hasNext)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Interrupted");

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static <T> ReadAhead<T> start(Iterator<T> source) {
    return ReadAhead.start(source, "read-ahead-test");
  }
}
