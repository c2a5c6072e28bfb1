package org.unmask.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;
import org.unmask.storage.FileWalk;
import org.unmask.storage.Listed;
import org.unmask.storage.ListingRoots;
import org.unmask.storage.StoredFile;
import org.unmask.storage.TextFile;
import org.unmask.storage.WalkBookmark;

/**
 * The files below roots, listed by a thread of the driver while the first of them are scored
 * already: what it finds goes to the plan on disk, and one chunk is in memory at most. A listing
 * that was interrupted goes on where the last chunk that is planned ends; of the folder that it had
 * read in part, it remembers the files that are planned.
 */
final class WalkedChunks implements Chunks {
  private static final String WHOLE = "_whole";

  private final Path folder;
  private final IntSupplier imagesPerChunk;
  private final Configuration configuration;
  private final PlanFolder plan;
  private final long began = System.nanoTime();
  private final List<String> roots;
  private @Nullable Thread lister;

  private int planned;
  private long images;
  private boolean whole;
  private double seconds;
  private @Nullable Throwable failure;
  private LongConsumer told = ignored -> {};

  private WalkedChunks(
      List<String> roots, Path folder, IntSupplier imagesPerChunk, Configuration configuration) {
    this.roots = roots;
    this.folder = folder;
    this.imagesPerChunk = imagesPerChunk;
    this.configuration = configuration;
    this.plan = new PlanFolder(folder, configuration);
  }

  /**
   * Begins, or goes on with, the plan in {@code folder}.
   *
   * @param imagesPerChunk asked for each chunk anew, since executors come and go
   * @throws IllegalArgumentException if a root is no path, or matches nothing
   * @throws PipelineException if a file system fails
   */
  static WalkedChunks start(
      List<String> roots, Path folder, IntSupplier imagesPerChunk, Configuration configuration) {
    WalkedChunks chunks = new WalkedChunks(roots, folder, imagesPerChunk, configuration);
    chunks.countWhatIsPlanned();
    chunks.startLister();
    return chunks;
  }

  private synchronized void startLister() {
    if (!whole) {
      ListingRoots resolved = ListingRoots.resolve(roots, configuration);
      lister = new Thread(() -> list(resolved), "listing");
      lister.setDaemon(true);
      lister.start();
    }
  }

  private synchronized void countWhatIsPlanned() {
    try {
      FileSystem fileSystem = folder.getFileSystem(configuration);
      fileSystem.mkdirs(folder);
      while (fileSystem.exists(plan.file(planned))) {
        planned++;
      }
      if (fileSystem.exists(new Path(folder, WHOLE))) {
        String[] counts =
            TextFile.read(new Path(folder, WHOLE), 100, configuration).strip().split(" ");
        images = Long.parseLong(counts[0]);
        seconds = Double.parseDouble(counts[1]);
        whole = true;
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot read the plan in " + folder + ": " + e.getMessage(), e);
    }
  }

  private void list(ListingRoots resolved) {
    try {
      int next;
      synchronized (this) {
        next = planned;
      }
      PlanFolder.Standing last = plan.standing(next);
      long counted = last.images();
      WalkBookmark bookmark = last.bookmark();
      Set<String> known = plan.known(bookmark, next);
      List<StoredFile> rootFiles = resolved.files();
      int rootFile = plan.firstUnplanned(last.rootFiles(), rootFiles);
      int plannedRootFiles = last.rootFiles();
      List<Listed> chunk = new ArrayList<>();
      int size = imagesPerChunk.getAsInt();
      try (FileWalk walk =
          FileWalk.below(next == 0 ? resolved.folders() : bookmark.toRead(), configuration)) {
        while (true) {
          boolean more = rootFile < rootFiles.size() || walk.hasNext();
          if (chunk.size() == size || (!more && !chunk.isEmpty())) {
            BookmarkChange change = BookmarkChange.between(bookmark, walk.bookmark());
            new PlanFile(chunk, plannedRootFiles, change).write(plan.file(next), configuration);
            bookmark = change.after(bookmark);
            next++;
            counted += chunk.size();
            chunk.clear();
            size = imagesPerChunk.getAsInt();
            say(next, counted);
          }
          if (!more) {
            break;
          }
          if (Thread.currentThread().isInterrupted()) {
            throw new PipelineException("Cannot list the images: stopped");
          }
          boolean isRoot = rootFile < rootFiles.size();
          plannedRootFiles += isRoot ? 1 : 0;
          Listed found = isRoot ? rootFiles.get(rootFile++) : walk.next();
          if (!known.remove(found.path())) {
            chunk.add(found);
          }
        }
      }
      end(counted);
    } catch (Exception | Error e) {
      fail(e);
    }
  }

  private synchronized void say(int nowPlanned, long nowImages) {
    planned = nowPlanned;
    images = nowImages;
    notifyAll();
  }

  private synchronized void end(long counted) {
    seconds = (System.nanoTime() - began) / 1e9;
    TextFile.create(new Path(folder, WHOLE), counted + " " + seconds, configuration);
    images = counted;
    whole = true;
    told.accept(images);
    notifyAll();
  }

  @Override
  public synchronized void whenListed(LongConsumer newTold) {
    told = newTold;
    if (whole) {
      told.accept(images);
    }
  }

  private synchronized void fail(Throwable reason) {
    failure = reason;
    notifyAll();
  }

  @Override
  public Optional<Chunk> chunk(int number) {
    return await(number)
        ? Optional.of(new Chunk.Files(plan.read(number).files()))
        : Optional.empty();
  }

  private synchronized boolean await(int number) {
    try {
      while (planned <= number && !whole && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot list the images: interrupted", e);
    }
    if (planned <= number && failure != null) {
      throw failure instanceof PipelineException
          ? (PipelineException) failure
          : new PipelineException("Cannot list the images: " + failure.getMessage(), failure);
    }
    return planned > number;
  }

  @Override
  public synchronized OptionalLong images() {
    return whole ? OptionalLong.of(images) : OptionalLong.empty();
  }

  @Override
  public synchronized double listingSeconds() {
    return whole ? seconds : (System.nanoTime() - began) / 1e9;
  }

  /** Ends the listing, and waits for that: nothing is to be written into the folder later. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      running = lister;
    }
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
