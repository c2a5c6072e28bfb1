package org.unmask.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar's own licence, and those of others in it. */
class ApplicationJarIT {

  @ParameterizedTest
  @CsvSource({
    "META-INF/LICENSE, LICENSE",
    "META-INF/NOTICE, NOTICE",
    "META-INF/THIRD-PARTY.txt, src/main/resources/META-INF/THIRD-PARTY.txt"
  })
  void holdsTheTexts(String entry, Path source) throws IOException {
    try (JarFile jar = new JarFile(Build.applicationJar().toFile())) {
      assertThat(jar.getInputStream(jar.getEntry(entry)))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(Files.readString(source));
    }
  }

  @Test
  void holdsNoLicenceOfAnotherInThePlaceOfItsOwn() throws IOException {
    try (JarFile jar = new JarFile(Build.applicationJar().toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .filteredOn(
              name -> name.matches("(?i)(META-INF/)?(LICEN[CS]E|NOTICE|CHANGES|simplelogger)[^/]*"))
          .containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE");
      assertThat(jar.getEntry("io/jhdf/HdfFile.class")).isNotNull();
    }
  }
}
