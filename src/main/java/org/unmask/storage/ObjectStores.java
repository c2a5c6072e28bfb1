package org.unmask.storage;

import java.util.Set;
import org.apache.hadoop.fs.FileSystem;

/** File systems that have no folders, where a move is a copy and a written object is whole. */
final class ObjectStores {
  private static final Set<String> SCHEMES = Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn");

  private ObjectStores() {}

  static boolean hold(FileSystem fileSystem) {
    return SCHEMES.contains(fileSystem.getScheme());
  }
}
