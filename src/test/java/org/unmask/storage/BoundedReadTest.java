package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.image.ImageError;
import org.unmask.image.InvalidImageException;

class BoundedReadTest {
  private final Configuration configuration = new Configuration();

  @TempDir private Path folder;

  @Test
  void readsAFileOfExactlyTheLimit() throws Exception {
    byte[] content = {1, 2, 3, 4};

    assertThat(BoundedRead.read(file(content), 4, configuration)).isEqualTo(content);
  }

  @Test
  void refusesOneByteMore() throws IOException {
    assertRefused(file(new byte[5]), 4, ImageError.TOO_MANY_BYTES, "more than 4 bytes");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    assertRefused(file(new byte[0]), 4, ImageError.EMPTY_FILE, "0 bytes");
  }

  @Test
  void reportsAFileThatVanishedAfterTheListing() throws IOException {
    String path = file(new byte[1]);
    StoredFile listed = FileListing.list(List.of(path), configuration).get(0);
    Files.delete(Path.of(path));

    assertRefused(listed.path(), 4, ImageError.UNREADABLE, path);
  }

  @Test
  void reportsAFolder() {
    assertRefused(folder.toString(), 4, ImageError.UNREADABLE, folder.toString());
  }

  @Test
  @Timeout(60)
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertRefused("file:" + pipe, 4, ImageError.UNREADABLE, "neither a file nor a folder");
  }

  @Test
  void reportsAPathOfAnUnknownFileSystem() {
    assertRefused("nowhere://host/x", 4, ImageError.UNREADABLE, "nowhere");
  }

  @Test
  void readsAFileBesideAStaleChecksum() throws Exception {
    String path = file(new byte[] {7});
    Files.write(
        folder.resolve(".image.crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});

    assertThat(BoundedRead.read(path, 4, configuration)).containsExactly(7);
  }

  @Test
  void reportsAFileThatMayNotBeRead() throws IOException {
    String path = file(new byte[1]);
    Files.setPosixFilePermissions(Path.of(path), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(Path.of(path)), "root reads everything");

    assertRefused(path, 4, ImageError.UNREADABLE, path);
  }

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("image"), content).toString();
  }

  private void assertRefused(String path, long maxBytes, ImageError error, String detail) {
    assertThatThrownBy(() -> BoundedRead.read(path, maxBytes, configuration))
        .isInstanceOfSatisfying(
            InvalidImageException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(error);
              assertThat(refused.detail()).contains(detail);
            });
  }
}
