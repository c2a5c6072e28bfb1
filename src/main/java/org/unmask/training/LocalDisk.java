package org.unmask.training;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** {@link Disk} over {@link Files}. */
final class LocalDisk implements Disk {

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** By a stream: an interrupt closes channels. */
  @Override
  public void write(Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  @Override
  public void sync(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      syncNames(path);
      return;
    }
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.getFD().sync();
    }
  }

  /** Not every system opens folders; there the names are as safe as it makes them. */
  private static void syncNames(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    // Some file systems of a network say 0 of 0.
    return store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
  }
}
