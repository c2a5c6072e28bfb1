package org.unmask.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk stands, so that another can go on.
 *
 * @param toRead the folders that are not read yet, the next one first; a folder that is read in
 *     part is the first of them, and will be read again from its beginning
 * @param readInPart the path of that folder; null where the walk stands between two folders
 */
public record WalkBookmark(List<Folder> toRead, @Nullable String readInPart) {
  public WalkBookmark {
    toRead = List.copyOf(toRead);
  }
}
