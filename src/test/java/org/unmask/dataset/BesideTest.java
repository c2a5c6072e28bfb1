package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.unmask.PipelineException;

class BesideTest {

  @Test
  void namesWhatCouldNotBeDone() {
    try (Beside<String> work =
        Beside.start(
            "count the sheep",
            () -> {
              throw new IOException("the gate is shut");
            })) {
      assertThatThrownBy(work::join)
          .isInstanceOf(PipelineException.class)
          .hasMessage("Cannot count the sheep: java.io.IOException: the gate is shut");
    }
  }

  @Test
  void throwsWhatTheWorkMeantToBeRead() {
    try (Beside<String> work =
        Beside.start(
            "count the sheep",
            () -> {
              throw new IllegalArgumentException("Cannot count: no sheep");
            })) {
      assertThatThrownBy(work::join)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot count: no sheep");
    }
  }

  @Test
  void endsWorkThatNobodyWaitsForBeforeItIsClosed() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    try (Beside<String> work =
        Beside.start(
            "wait",
            () -> {
              begun.countDown();
              try {
                never.await();
                return "";
              } finally {
                ended.countDown();
              }
            })) {
      begun.await();
    }

    assertThat(ended.getCount()).isZero();
  }
}
