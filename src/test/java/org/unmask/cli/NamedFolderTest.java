package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.dataset.ImageFolder;

class NamedFolderTest {
  @TempDir private Path here;

  @BeforeEach
  void makeAFolderOfPartitions() throws IOException {
    Files.createDirectories(here.resolve("split=train/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "lake=photos, lake, photos",
    "lake=/data/a=b, lake, /data/a=b",
    "l.a-k_3=s3a://c/split=train, l.a-k_3, s3a://c/split=train",
    "split=/elsewhere, split, /elsewhere"
  })
  void aNameStandsBeforeTheFirstEqualsSign(String argument, String name, String path) {
    assertThat(NamedFolder.parse(argument, here))
        .isEqualTo(new ImageFolder(path, Optional.of(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/data/a=b", "s3a://c/split=x", "./split=train", "my photos=x", "photos", "lake="})
  void whatIsNoNameBelongsToThePath(String argument) {
    assertThat(NamedFolder.parse(argument, here)).isEqualTo(ImageFolder.of(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"split=train", "split=train/x", "split=train/x/*", "split=train/gone"})
  void aFolderThatIsThereWins(String argument) {
    assertThat(NamedFolder.parse(argument, here)).isEqualTo(ImageFolder.of(argument));
  }

  @Test
  void elsewhereItIsAName() {
    assertThat(NamedFolder.parse("split=train/x", here.resolve("split=train")))
        .isEqualTo(new ImageFolder("train/x", Optional.of("split")));
  }
}
