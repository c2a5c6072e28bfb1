package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What checkpoints ask of a file system. None of it ends early where the thread is interrupted: a
 * run that is stopped still writes its last checkpoint.
 */
interface Disk {

  /** The file system of this machine. */
  Disk LOCAL = new LocalDisk();

  /** Makes a folder, and those above it. */
  void createFolder(Path folder) throws IOException;

  /** Writes a file so that it outlives a loss of power. */
  void write(Path file, byte[] content) throws IOException;

  /** Makes what is in a file, or which names are in a folder, outlive a loss of power. */
  void sync(Path path) throws IOException;

  /** Moves a file or a folder at once, over a file that is there. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file, or a folder with nothing in it. */
  void delete(Path path) throws IOException;

  /** Bytes that may still be written; the largest number where nobody knows. */
  long usableBytes(Path folder) throws IOException;
}
