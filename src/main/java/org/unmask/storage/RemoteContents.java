package org.unmask.storage;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a Hadoop file system, page by page. An object store, which has no folders, gives all
 * that lies below at once: a thousand keys a request.
 */
final class RemoteContents implements FolderContents {
  private final RemoteIterator<? extends FileStatus> statuses;

  RemoteContents(FileSystem fileSystem, Folder folder) throws IOException {
    Path path = new Path(folder.path());
    this.statuses =
        ObjectStores.hold(fileSystem)
            ? fileSystem.listFiles(path, true)
            : fileSystem.listStatusIterator(path);
  }

  @Override
  public @Nullable Listed next(Consumer<Folder> folders) throws IOException {
    while (statuses.hasNext()) {
      FileStatus status = statuses.next();
      if (!status.isDirectory()) {
        return file(status);
      }
      folders.accept(Folder.of(status.getPath().toString()));
    }
    return null;
  }

  static StoredFile file(FileStatus status) {
    return new StoredFile(
        status.getPath().toString(), status.getLen(), status.getModificationTime());
  }

  @Override
  public void close() throws IOException {
    if (statuses instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
