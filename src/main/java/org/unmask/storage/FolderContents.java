package org.unmask.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What lies in one folder, as it is read; nothing is held. In no promised order. */
interface FolderContents extends Closeable {

  /**
   * The next file, or null at the end.
   *
   * @param folders takes the folders that are met on the way
   * @throws IOException if the folder cannot be read on
   */
  @Nullable Listed next(Consumer<Folder> folders) throws IOException;
}
