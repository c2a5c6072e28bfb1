package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unmask.dataset.MetadataFile.Match;

class MetadataNamesTest {
  private final MetadataNames names = new MetadataNames("hdfs://nn:8020/sets/m.csv", Match.PATH);

  @Test
  void takesARelativeNameFromTheFolderOfTheMetadata() {
    assertThat(names.keyOfRow("faces/a.jpg")).isEqualTo("hdfs://nn:8020/sets/faces/a.jpg");
    assertThat(names.keyOfRow("./x/../a.jpg")).isEqualTo("hdfs://nn:8020/sets/a.jpg");
    assertThat(names.keyOfRow("/faces/12:30.jpg")).isEqualTo("hdfs://nn:8020/faces/12:30.jpg");
  }

  @Test
  void takesTheHostOfTheMetadataWhereANameHasNone() {
    assertThat(names.keyOfRow("hdfs:///faces/a.jpg")).isEqualTo("hdfs://nn:8020/faces/a.jpg");
    assertThat(names.keyOfRow("hdfs:/faces/a.jpg")).isEqualTo("hdfs://nn:8020/faces/a.jpg");
    assertThat(names.keyOfRow("HDFS:///faces/a.jpg")).isEqualTo("hdfs://nn:8020/faces/a.jpg");
  }

  @Test
  void leavesAnotherPlaceAsItIsNamed() {
    assertThat(names.keyOfRow("hdfs://other:8020/a.jpg")).isEqualTo("hdfs://other:8020/a.jpg");
    assertThat(names.keyOfRow("file:///faces/a.jpg")).isEqualTo("file:/faces/a.jpg");
    assertThat(new MetadataNames("file:/m.csv", Match.PATH).keyOfRow("hdfs:///a.jpg"))
        .isEqualTo("hdfs:/a.jpg");
  }
}
