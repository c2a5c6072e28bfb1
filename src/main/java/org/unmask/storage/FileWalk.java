package org.unmask.storage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/**
 * Everything below some folders, as it is found: what is held are the folders still to be read, not
 * their files, and no call nests however deep the tree is. Zero-byte and hidden files are listed
 * too. The order is that of the file system, and may differ from one walk to the next.
 *
 * <p>What cannot be looked into is an {@link Unlisted}; files that vanish meanwhile are left out.
 * Symbolic links of the local disk are followed, except one that leads back to a folder above it.
 */
public final class FileWalk implements Iterator<Listed>, AutoCloseable {
  private final Configuration configuration;
  private final Deque<Folder> pending = new ArrayDeque<>();
  private @Nullable Folder current;
  private @Nullable FolderContents open;
  private @Nullable Listed found;

  private FileWalk(Configuration configuration) {
    this.configuration = configuration;
  }

  /** A walk that has not begun; whoever does not go to its end closes it. */
  public static FileWalk below(Collection<Folder> folders, Configuration configuration) {
    FileWalk walk = new FileWalk(configuration);
    walk.pending.addAll(folders);
    return walk;
  }

  /**
   * Whether there is more.
   *
   * @throws PipelineException if a file system fails as a whole
   */
  @Override
  public boolean hasNext() {
    while (found == null && (open != null || !pending.isEmpty())) {
      found = advance();
    }
    return found != null;
  }

  @Override
  public Listed next() {
    if (!hasNext() || found == null) {
      throw new NoSuchElementException("No file is left");
    }
    Listed next = found;
    found = null;
    return next;
  }

  /** Where the walk stands: after what {@link #next} has given, whatever it has looked at ahead. */
  public WalkBookmark bookmark() {
    Folder partly = open == null && found == null ? null : current;
    if (partly == null) {
      return new WalkBookmark(List.copyOf(pending), null);
    }
    // Those below it are met again when it is read again.
    String below = partly.child("");
    List<Folder> toRead = new ArrayList<>(List.of(partly));
    pending.stream().filter(folder -> !folder.path().startsWith(below)).forEach(toRead::add);
    return new WalkBookmark(toRead, partly.path());
  }

  private @Nullable Listed advance() {
    try {
      FolderContents contents = open == null ? begin(pending.pop()) : open;
      open = contents;
      Listed next = contents.next(pending::push);
      if (next == null) {
        close();
      }
      return next;
    } catch (IOException e) {
      return failed(e);
    }
  }

  private FolderContents begin(Folder folder) throws IOException {
    current = folder;
    return contents(folder, configuration);
  }

  static FolderContents contents(Folder folder, Configuration configuration) throws IOException {
    FileSystem fileSystem = new Path(folder.path()).getFileSystem(configuration);
    return fileSystem instanceof LocalFileSystem
        ? new LocalContents(folder)
        : new RemoteContents(fileSystem, folder);
  }

  private Listed failed(IOException failure) {
    String path = current == null ? "" : current.path();
    closeQuietly(failure);
    if (ListingFailure.ofOneFolder(failure)) {
      return new Unlisted(path, ListingFailure.reason(failure));
    }
    throw new PipelineException("Cannot list " + path + ": " + failure.getMessage(), failure);
  }

  private void closeQuietly(IOException reason) {
    try {
      close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    FolderContents ended = open;
    open = null;
    if (ended != null) {
      ended.close();
    }
  }
}
