package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a target is. Only a folder of the same kind is replaced: a mistyped target must not cost
 * somebody another folder.
 *
 * @param words for messages, with an article
 * @param mark the file that every such folder holds, and hardly another one
 */
public record OutputKind(String words, String mark) {

  void requireOwn(FileSystem fileSystem, Path target) throws IOException {
    if (!fileSystem.exists(new Path(target, mark))) {
      throw new IllegalArgumentException(
          "Cannot overwrite %s: it is not %s (there is no %s in it)"
              .formatted(target, words, mark));
    }
  }
}
