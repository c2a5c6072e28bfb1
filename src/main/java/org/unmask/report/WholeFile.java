package org.unmask.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.unmask.PipelineException;

/**
 * Writes a file of the local file system beside its place and moves it there: a reader sees the old
 * file or the new one, never half of one.
 */
public final class WholeFile {

  private WholeFile() {}

  /** UTF-8, pretty-printed, with a line break at the end; makes the folder. */
  public static void write(Path file, ObjectNode json) {
    write(file, json.toPrettyString() + "\n");
  }

  /** UTF-8; makes the folder. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes as they are; makes the folder.
   *
   * @throws PipelineException if the file system refuses
   */
  public static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path staging = target.resolveSibling(stagingName(String.valueOf(target.getFileName())));
    try {
      Files.createDirectories(target.resolveSibling(""));
      Files.write(staging, bytes);
      move(staging, target);
    } catch (IOException e) {
      discard(staging, e);
      throw new PipelineException("Cannot write " + file + ": " + e, e);
    }
  }

  /** What a file is called until it is whole; a process that is killed leaves it so. */
  public static String stagingName(String fileName) {
    return "." + fileName + ".staging";
  }

  private static void discard(Path staging, IOException failure) {
    try {
      Files.deleteIfExists(staging);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void move(Path staging, Path target) throws IOException {
    try {
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
