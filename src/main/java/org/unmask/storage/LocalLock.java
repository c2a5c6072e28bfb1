package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock of the operating system on a file, which says who has it. It ends with the process,
 * however that ends; the file is removed when the lock is closed.
 */
public final class LocalLock implements Hold {
  private static final Logger LOG = LoggerFactory.getLogger(LocalLock.class);
  private static final int ATTEMPTS = 100;

  /** Those of this process: to open such a file again, and to close it, would end its lock. */
  private static final Map<Path, Writer> HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel locked;
  private final FileChannel seen;

  private LocalLock(Path file, FileChannel locked, FileChannel seen) {
    this.file = file;
    this.locked = locked;
    this.seen = seen;
  }

  /**
   * Takes the lock. Where the file system has none, as some on a network, it warns and goes
   * without.
   *
   * @param file in a folder that is there
   * @param work what the lock is for, such as {@code write /data/scores}
   * @throws IllegalArgumentException if somebody has it: "Cannot write /data/scores: …"
   */
  public static LocalLock take(Path file, String work) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("").toRealPath();
    Path place = folder.resolve(String.valueOf(file.getFileName()));
    Writer writer = Writer.here();
    Writer other = HERE.putIfAbsent(place, writer);
    if (other != null) {
      throw other.refusal(work);
    }
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<LocalLock> lock = attempt(place, writer, work);
        if (lock.isPresent()) {
          return lock.get();
        }
      }
      throw new IOException("the lock " + place + " is another whenever it is looked at");
    } catch (AccessDeniedException e) {
      HERE.remove(place);
      throw new IOException(
          Files.exists(place)
              ? "no permission to lock %s, a file of %s".formatted(place, Files.getOwner(place))
              : "no permission to write in " + folder,
          e);
    } catch (IOException | RuntimeException e) {
      HERE.remove(place);
      throw e;
    }
  }

  /** Empty where the file was removed between its opening and its locking: nobody else sees it. */
  private static Optional<LocalLock> attempt(Path file, Writer writer, String work)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      boolean supported = lock(channel, file, work);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(writer.toText().getBytes(UTF_8)));
      FileChannel seen = FileChannel.open(file, StandardOpenOption.READ);
      if (!supported || Writer.from(text(seen)).equals(writer)) {
        return Optional.of(new LocalLock(file, channel, seen));
      }
      seen.close();
    } catch (NoSuchFileException removed) {
      // Another file will take its place.
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether there is a lock now; without where the file system knows none. */
  private static boolean lock(FileChannel channel, Path file, String work) throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (IOException e) {
      LOG.warn("Cannot lock {}: {}", file, e.getMessage());
      return false;
    }
    if (!free) {
      throw Writer.from(text(channel)).refusal(work);
    }
    return true;
  }

  private static String text(FileChannel channel) throws IOException {
    return new String(Channels.newInputStream(channel).readNBytes(Writer.MAX_BYTES), UTF_8);
  }

  @Override
  public Optional<String> lostTo() {
    return Optional.empty();
  }

  @Override
  public void close() {
    try (FileChannel first = locked;
        FileChannel second = seen) {
      // As long as nobody else can have locked it.
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Cannot release the lock {}: {}", file, e.getMessage());
    } finally {
      HERE.remove(file);
    }
  }
}
