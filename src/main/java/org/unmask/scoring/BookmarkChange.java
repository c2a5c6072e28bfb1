package org.unmask.scoring;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unmask.storage.Folder;
import org.unmask.storage.WalkBookmark;

/**
 * How a walk's bookmark has changed while a chunk was filled. The folders still to be read are a
 * stack: whatever lies below the folders that the chunk took from it stays, and need not be written
 * again with each chunk.
 *
 * @param first the folders that are to be read next
 * @param rest how many of the last folders of the bookmark before are to be read behind them
 * @param readInPart as in {@link WalkBookmark}
 */
record BookmarkChange(List<Folder> first, int rest, @Nullable String readInPart) {
  /** The bookmark before the first chunk. */
  static final WalkBookmark NONE = new WalkBookmark(List.of(), null);

  BookmarkChange {
    first = List.copyOf(first);
  }

  static BookmarkChange between(WalkBookmark before, WalkBookmark now) {
    List<Folder> old = before.toRead();
    List<Folder> left = now.toRead();
    int rest = 0;
    while (rest < Math.min(old.size(), left.size())
        && left.get(left.size() - 1 - rest).equals(old.get(old.size() - 1 - rest))) {
      rest++;
    }
    return new BookmarkChange(left.subList(0, left.size() - rest), rest, now.readInPart());
  }

  /** The bookmark that {@code before} has become. */
  WalkBookmark after(WalkBookmark before) {
    List<Folder> old = before.toRead();
    return new WalkBookmark(
        Stream.concat(first.stream(), old.stream().skip(old.size() - rest)).toList(), readInPart);
  }
}
