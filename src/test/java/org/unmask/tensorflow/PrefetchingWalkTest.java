package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.training.Batch;

class PrefetchingWalkTest {

  private static final class Numbered implements Batch {
    private final int number;
    private final AtomicInteger open;

    Numbered(int number, AtomicInteger open) {
      this.number = number;
      this.open = open;
      open.incrementAndGet();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public float[] labels() {
      return new float[1];
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final AtomicInteger open = new AtomicInteger();

  @Test
  void givesBatchesInOrderAndSkipsEmptyOnes() {
    List<Integer> seen = new ArrayList<>();
    try (PrefetchingWalk<Numbered> walk =
        new PrefetchingWalk<>(0, 10, 2, i -> i == 3 ? null : new Numbered(i, open), "test")) {
      while (walk.hasNext()) {
        try (Numbered batch = walk.next()) {
          seen.add(batch.number);
        }
      }
    }
    assertThat(seen).containsExactly(0, 1, 2, 4, 5, 6, 7, 8, 9);
    assertThat(open).hasValue(0);
  }

  @Test
  void closesWhatNobodyTook() {
    try (PrefetchingWalk<Numbered> walk =
        new PrefetchingWalk<>(0, 1000, 3, i -> new Numbered(i, open), "test")) {
      walk.next().close();
    }
    assertThat(open).hasValue(0);
  }

  @Test
  void closesWhileTheMakerIsBlockedOnAFullQueue() {
    CompletableFuture<Thread> maker = new CompletableFuture<>();
    PrefetchingWalk<Numbered> walk =
        new PrefetchingWalk<>(
            0,
            1000,
            2,
            i -> {
              maker.complete(Thread.currentThread());
              return new Numbered(i, open);
            },
            "test");
    // Two batches are in the queue; with the third in its hands, the maker can only wait.
    while (open.get() < 3 || maker.join().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    walk.close();
    assertThat(maker.join().isAlive()).isFalse();
    assertThat(open).hasValue(0);
  }

  @Test
  void leavesAFileOpenThatTheMakerReads(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("content"), new byte[1 << 16]);
    try (FileChannel channel = FileChannel.open(file)) {
      for (int round = 0; round < 50; round++) {
        PrefetchingWalk<Numbered> walk =
            new PrefetchingWalk<>(0, 1000, 2, i -> read(channel, i), "test");
        walk.next().close();
        walk.close();
        assertThat(channel.isOpen()).isTrue();
      }
    }
    assertThat(open).hasValue(0);
  }

  private Numbered read(FileChannel channel, int number) {
    try {
      channel.read(ByteBuffer.allocate(1 << 16), 0);
      return new Numbered(number, open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void givesTheBatchAllTheSameWhereTheTakerIsInterrupted() {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    try (PrefetchingWalk<Numbered> walk =
        new PrefetchingWalk<>(
            0,
            1,
            1,
            i -> {
              taken.join();
              return new Numbered(i, open);
            },
            "test")) {
      Thread taker = Thread.currentThread();
      Thread interrupting =
          new Thread(
              () -> {
                while (taker.getState() != Thread.State.WAITING) {
                  Thread.onSpinWait();
                }
                taker.interrupt();
                taken.complete(true);
              });
      interrupting.start();

      assertThat(walk.hasNext()).isTrue();
      walk.next().close();
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(open).hasValue(0);
  }

  @Test
  void throwsTheMakersFailureToTheTaker() {
    try (PrefetchingWalk<Numbered> walk =
        new PrefetchingWalk<>(
            0,
            2,
            3,
            i -> {
              if (i == 1) {
                throw new PipelineException("the disk is gone");
              }
              return new Numbered(i, open);
            },
            "test")) {
      walk.next().close();
      assertThatThrownBy(walk::hasNext)
          .isInstanceOf(PipelineException.class)
          .hasMessage("the disk is gone");
    }
  }
}
