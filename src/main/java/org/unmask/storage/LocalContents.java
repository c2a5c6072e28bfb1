package org.unmask.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the local disk, by the JDK: 5 microseconds a file, where Hadoop's own listing takes
 * five times that. Follows symbolic links, but none that leads back to where it came from. The
 * checksums that Hadoop keeps beside local files ({@code .name.crc}) are no files of the user's.
 */
final class LocalContents implements FolderContents {
  private final Folder folder;
  private final Path local;
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> entries;

  /** The caller closes it, and with it the stream. */
  @SuppressWarnings("StreamResourceLeak")
  LocalContents(Folder folder) throws IOException {
    this.folder = folder;
    this.local = LocalPath.of(folder.path());
    this.stream = Files.newDirectoryStream(local);
    this.entries = stream.iterator();
  }

  @Override
  public @Nullable Listed next(Consumer<Folder> folders) throws IOException {
    try {
      while (entries.hasNext()) {
        Path entry = entries.next();
        String name = String.valueOf(entry.getFileName());
        if (!isChecksum(name)) {
          Listed listed = look(entry, name, folders);
          if (listed != null) {
            return listed;
          }
        }
      }
      return null;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private @Nullable Listed look(Path entry, String name, Consumer<Folder> folders) {
    try {
      BasicFileAttributes attributes = attributes(entry, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return follow(entry, name, folders);
      }
      if (attributes.isDirectory()) {
        folders.accept(folder.below(name));
        return null;
      }
      return file(name, attributes);
    } catch (NoSuchFileException vanished) {
      return null;
    } catch (IOException e) {
      return new Unlisted(folder.child(name), ListingFailure.reason(e));
    }
  }

  private @Nullable Listed follow(Path link, String name, Consumer<Folder> folders)
      throws IOException {
    BasicFileAttributes target;
    try {
      target = attributes(link);
    } catch (NoSuchFileException e) {
      return new Unlisted(folder.child(name), "a link to nothing");
    }
    if (!target.isDirectory()) {
      return file(name, target);
    }
    Path real = link.toRealPath();
    String here = local.toRealPath().toString();
    Folder behind = folder.behindLink(name, here);
    if (behind.linkedFrom().stream().anyMatch(from -> Path.of(from).startsWith(real))) {
      return new Unlisted(folder.child(name), "a link back to " + real);
    }
    folders.accept(behind);
    return null;
  }

  private Listed file(String name, BasicFileAttributes attributes) {
    return attributes.isRegularFile()
        ? new StoredFile(
            folder.child(name), attributes.size(), attributes.lastModifiedTime().toMillis())
        : new Unlisted(folder.child(name), "neither a file nor a folder");
  }

  private static BasicFileAttributes attributes(Path path, LinkOption... options)
      throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, options);
  }

  private static boolean isChecksum(String name) {
    return name.startsWith(".") && name.endsWith(".crc");
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
