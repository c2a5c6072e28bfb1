package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  private static final String ELSEWHERE = "of another boot";

  @TempDir private Path root;
  private final AtomicLong gone = new AtomicLong();
  private FileSystem fileSystem;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    fileSystem = FileSystem.getLocal(new Configuration());
    file = root.resolve("below/.out.lock");
  }

  @Test
  void isOfOneRunUntilItIsClosed() throws IOException {
    try (Lease lease = take()) {
      assertThat(lease.lostTo()).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(this::take)
          .withMessageMatching(
              "Cannot write x: another run is writing there \\(process %d on .*, since 20.*Z\\)"
                  .formatted(ProcessHandle.current().pid()));
      assertThat(lease.lostTo()).isEmpty();
    }
    assertThat(root.resolve("below")).isEmptyDirectory();
    take().close();
  }

  @Test
  void isOverAtOnceWithAProcessOfThisMachine() throws Exception {
    leave(writer(deadProcess(), Writer.here().machine()), Duration.ZERO);

    take().close();
  }

  @Test
  void isOverWithAProcessWhoseNumberAnotherHasNow() throws Exception {
    Writer here = Writer.here();
    Writer before =
        new Writer("token", "here", here.process(), here.started() - 1000, here.machine(), "then");
    leave(before, Duration.ZERO);

    take().close();
  }

  @Test
  void isOverWithAProcessOfAnotherMachineWhenItIsNotRenewed() throws Exception {
    leave(writer(deadProcess(), ELSEWHERE), Lease.VALID.plusMinutes(1));
    take().close();
  }

  @Test
  void isWaitedForWhereNothingIsKnownOfItsProcess() throws Exception {
    long dead = deadProcess();
    leave(writer(dead, ELSEWHERE), Duration.ofMinutes(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> take(time -> renewed(Duration.ZERO)))
        .withMessage(
            "Cannot write x: another run is writing there (process %d on there, since then)"
                .formatted(dead));

    leave(writer(dead, ELSEWHERE), Duration.ofMinutes(1));
    take(time -> gone.addAndGet(time.toMillis())).close();
    assertThat(Duration.ofMillis(gone.get()).toSeconds()).isBetween(230L, 241L);
  }

  @Test
  void isTakenWhereTheOtherEndsMeanwhile() throws Exception {
    leave(writer(deadProcess(), ELSEWHERE), Duration.ofMinutes(1));
    take(time -> Files.delete(file)).close();
  }

  @Test
  void countsAnUnreadableLeaseByItsTime() throws IOException {
    Files.createDirectories(root.resolve("below"));
    Files.writeString(file, "process=\\u00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> take(time -> renewed(Duration.ofMinutes(1))))
        .withMessageContaining("(of which nothing is known)");
  }

  @Test
  void isLongerValidWhenItIsRenewed() throws IOException {
    try (Lease lease = take()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      lease.renew();
      assertThatIllegalArgumentException().isThrownBy(this::take);
      assertThat(lease.lostTo()).isEmpty();
    }
  }

  @Test
  void isLostToTheRunThatTookItOver() throws IOException {
    try (Lease first = take()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      try (Lease second = take()) {
        assertThat(first.lostTo()).hasValueSatisfying(to -> assertThat(to).contains("process"));
        first.renew();
        first.close();
        assertThat(second.lostTo()).isEmpty();
      }
    }
  }

  private Lease take() throws IOException {
    return take(
        time -> {
          throw new AssertionError("nothing to wait for");
        });
  }

  private Lease take(Waiting waiting) throws IOException {
    return Lease.take(
        fileSystem,
        new org.apache.hadoop.fs.Path(file.toUri().getPath()),
        "write x",
        time -> {
          try {
            waiting.during(time);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void renewed(Duration ago) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  /** What happens while time goes by. */
  private interface Waiting {
    void during(Duration time) throws IOException;
  }

  private void leave(Writer writer, Duration ago) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, writer.toText());
    renewed(ago);
  }

  private static Writer writer(long process, String machine) {
    return new Writer("token", "there", process, 0, machine, "then");
  }

  private static long deadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
