package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.StoppedException;

/**
 * A lock for file systems that have none: a file that says who has it, and is written anew as long
 * as its process lives. It is over when it has not been renewed for {@link #VALID}, or at once
 * where its process was one of this machine and has ended.
 *
 * <p>Where a file is created atomically, as on HDFS, only one of several gets it. On an object
 * store two that begin within the same moment may both take it, and so may two that take over from
 * a killed one: the file is then of one of them, and the other learns of it by {@link #lostTo}.
 */
final class Lease implements Hold {
  static final Duration VALID = Duration.ofMinutes(5);

  private static final Duration RENEWAL = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  /** Lets time go by. */
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  private final FileSystem fileSystem;
  private final Path file;
  private final Writer writer;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          beat -> {
            Thread thread = new Thread(beat, "lease");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable String lostTo;
  private boolean closed;

  private Lease(FileSystem fileSystem, Path file, Writer writer) {
    this.fileSystem = fileSystem;
    this.file = file;
    this.writer = writer;
  }

  /**
   * Takes the lease; makes the folder. Where a process of another machine has it, of which nothing
   * is known, this waits for its next sign of life, or for the end of the lease: a job that Spark's
   * cluster manager starts anew on another machine would else be refused for a driver that is dead.
   *
   * @param work what it is for, such as {@code write hdfs:/scores}
   * @throws IllegalArgumentException if somebody alive has it: "Cannot write hdfs:/scores: …"
   * @throws StoppedException if the thread is interrupted as it waits
   */
  static Lease take(FileSystem fileSystem, Path file, String work) throws IOException {
    return take(fileSystem, file, work, time -> Thread.sleep(time.toMillis()));
  }

  static Lease take(FileSystem fileSystem, Path file, String work, Pause pause) throws IOException {
    Lease lease = new Lease(fileSystem, file, Writer.here());
    lease.take(work, pause);
    ScheduledFuture<?> unused =
        lease.heart.scheduleWithFixedDelay(
            lease::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    return lease;
  }

  private void take(String work, Pause pause) throws IOException {
    IOException trouble = new IOException("others begin there at the same moment");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (created()) {
          return;
        }
        removeIfOver(work, pause);
      } catch (IOException e) {
        // Such as when another removes it, or writes it anew, as it is looked at.
        trouble = e;
      }
    }
    throw trouble;
  }

  private boolean created() throws IOException {
    try (OutputStream out = fileSystem.create(file, false)) {
      out.write(writer.toText().getBytes(UTF_8));
    } catch (IOException e) {
      if (!fileSystem.exists(file)) {
        throw e;
      }
    }
    return isOurs();
  }

  private boolean isOurs() throws IOException {
    return text().equals(writer.toText());
  }

  private void removeIfOver(String work, Pause pause) throws IOException {
    String text = text();
    Writer other = Writer.from(text);
    Duration left = other.isGone() ? Duration.ZERO : left();
    if (isPositive(left)) {
      if (other.isAlive()) {
        throw other.refusal(work);
      }
      outlast(other, work, left, pause);
    }
    // Another may have done the same, and have begun.
    if (text().equals(text)) {
      fileSystem.delete(file, false);
    }
  }

  private void outlast(Writer other, String work, Duration left, Pause pause) throws IOException {
    long renewed = fileSystem.getFileStatus(file).getModificationTime();
    LOG.warn(
        "Another run ({}) may be writing there: waiting for {} s at most to see whether it is alive",
        other.words(),
        left.toSeconds() + 1);
    for (Duration rest = left; isPositive(rest); rest = rest.minus(LOOK)) {
      pauseFor(rest.compareTo(LOOK) < 0 ? rest : LOOK, work, pause);
      if (fileSystem.getFileStatus(file).getModificationTime() != renewed) {
        throw other.refusal(work);
      }
    }
  }

  private static boolean isPositive(Duration left) {
    return left.compareTo(Duration.ZERO) > 0;
  }

  private static void pauseFor(Duration time, String work, Pause pause) {
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(
          "Stopped before it began to " + work + ", where another run may be writing");
    }
  }

  /** How long the other's lease still holds, by the clock of the file system. */
  private Duration left() throws IOException {
    long renewed = fileSystem.getFileStatus(file).getModificationTime();
    Path probe = ReplacedFile.beside(file, "." + writer.token());
    try {
      fileSystem.create(probe, true).close();
      long now = fileSystem.getFileStatus(probe).getModificationTime();
      return VALID.minusMillis(now - renewed);
    } finally {
      fileSystem.delete(probe, false);
    }
  }

  /** What the file says; nothing where there is none. */
  private String text() throws IOException {
    try (InputStream in = fileSystem.open(file)) {
      return new String(in.readNBytes(Writer.MAX_BYTES), UTF_8);
    } catch (FileNotFoundException none) {
      return "";
    }
  }

  /** A sign of life. */
  synchronized void renew() {
    try {
      if (!closed && lostTo().isEmpty()) {
        ReplacedFile.write(file, writer.toText(), fileSystem.getConf());
      }
    } catch (RuntimeException e) {
      LOG.warn("Cannot renew {}: {}", file, e.getMessage());
    }
  }

  @Override
  public synchronized Optional<String> lostTo() {
    try {
      if (lostTo == null && !isOurs()) {
        lostTo = Writer.from(text()).words();
      }
    } catch (IOException e) {
      LOG.warn("Cannot look at {}: {}", file, e.getMessage());
    }
    return Optional.ofNullable(lostTo);
  }

  @Override
  public synchronized void close() {
    closed = true;
    heart.shutdown();
    try {
      if (lostTo == null && isOurs()) {
        fileSystem.delete(file, false);
      }
    } catch (IOException e) {
      LOG.warn("Cannot release {}: {}", file, e.getMessage());
    }
  }
}
