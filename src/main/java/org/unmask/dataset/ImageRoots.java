package org.unmask.dataset;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roots by their paths: a file belongs to the nearest one above it, or is one itself. */
final class ImageRoots implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, ImageRoot> byPath = new HashMap<>();

  ImageRoots(List<ImageRoot> roots) {
    roots.forEach(root -> byPath.put(root.path(), root));
  }

  /** The root that a file belongs to, by its full path; empty where it lies below none. */
  Optional<ImageRoot> nearest(String file) {
    @Nullable ImageRoot found = byPath.get(file);
    int slash = file.lastIndexOf('/');
    while (found == null && slash >= 0) {
      // The root of a file system ends in a slash, as file:/ does; no other folder does.
      found = byPath.get(file.substring(0, slash + 1));
      if (found == null) {
        found = byPath.get(file.substring(0, slash));
      }
      slash = file.lastIndexOf('/', slash - 1);
    }
    return Optional.ofNullable(found);
  }
}
