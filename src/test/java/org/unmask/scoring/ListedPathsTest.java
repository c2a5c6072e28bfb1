package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedPathsTest {

  @ParameterizedTest
  @CsvSource({
    "photos/a.jpg, file:/lists, file:/lists/photos/a.jpg",
    "photos/a.jpg, file:/, file:/photos/a.jpg",
    "a.jpg, file:/, file:/a.jpg",
    "../a.jpg, file:/lists, file:/a.jpg",
    "12:30.jpg, file:/, file:/12:30.jpg",
    "/photos/a.jpg, file:/lists, file:/photos/a.jpg",
    "/photos/a.jpg, file:/, file:/photos/a.jpg",
    "file:/photos/a.jpg, file:/, file:/photos/a.jpg",
  })
  void makesThePathsOfAListWhole(String entry, String folder, String whole) {
    assertThat(ListedPaths.full(entry, folder, new Configuration(false))).isEqualTo(whole);
  }
}
