package org.unmask.storage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that is to be listed.
 *
 * @param path its full Hadoop path with scheme
 * @param linkedFrom the real local folders whose symbolic links led here, outermost first; empty on
 *     file systems without links
 */
public record Folder(String path, List<String> linkedFrom) implements Serializable {
  public Folder {
    linkedFrom = List.copyOf(linkedFrom);
  }

  static Folder of(String path) {
    return new Folder(path, List.of());
  }

  /** The folder of that name in this one. */
  Folder below(String name) {
    return new Folder(child(name), linkedFrom);
  }

  /** The same, behind a symbolic link that lies in {@code realFolder}. */
  Folder behindLink(String name, String realFolder) {
    List<String> chain = new ArrayList<>(linkedFrom);
    chain.add(realFolder);
    return new Folder(child(name), chain);
  }

  /** Strings, since Hadoop takes a name with a colon for a URI. */
  String child(String name) {
    return path.endsWith("/") ? path + name : path + "/" + name;
  }
}
