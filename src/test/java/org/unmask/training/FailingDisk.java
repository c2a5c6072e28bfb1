package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;

/** Dies before its n-th operation, or is full. */
final class FailingDisk implements Disk {
  private final Disk disk = Disk.LOCAL;
  private int left;
  private long usable = Long.MAX_VALUE;

  /** Lives for so many operations. */
  FailingDisk(int operations) {
    this.left = operations;
  }

  /** Says that so many bytes are free. */
  void leave(long bytes) {
    this.usable = bytes;
  }

  private void operate() {
    if (left-- == 0) {
      throw new Killed();
    }
  }

  @Override
  public void createFolder(Path path) throws IOException {
    operate();
    disk.createFolder(path);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    operate();
    disk.write(file, content);
  }

  @Override
  public void sync(Path path) throws IOException {
    operate();
    disk.sync(path);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    operate();
    disk.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    operate();
    disk.delete(path);
  }

  @Override
  public long usableBytes(Path path) {
    return usable;
  }
}
