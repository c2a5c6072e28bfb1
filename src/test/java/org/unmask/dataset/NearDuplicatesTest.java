package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;

@Tag("spark")
class NearDuplicatesTest {
  private static final StructType IMAGES =
      new StructType()
          .add(DatasetSchema.GROUP_ID, DataTypes.StringType, false)
          .add(DatasetSchema.PERCEPTUAL_HASH, DataTypes.BinaryType, true);

  private final Random random = new Random(5);

  @Test
  void findsWhatLiesWithin15BitsWithoutFail() {
    List<Row> images = planted(300, 15);
    assertThat(edges(images, 15, 2)).hasSize(300);
    assertThat(edges(images, 14, 2)).isEmpty();
  }

  /** (1 - (1 - 31 / 256)^8)^16 = 0.0009 are missed: of 1,000 pairs 1, and hardly 10. */
  @Test
  void findsNearlyAllThatLiesWithin31Bits() {
    List<Row> images = planted(1_000, 31);
    assertThat(edges(images, 31, 2).size()).isBetween(990, 1_000);
    assertThat(edges(images, 30, 2)).isEmpty();
  }

  @Test
  void theOrderOfRowsAndPartitionsMakeNoDifference() {
    List<Row> images = planted(400, 20);
    images.addAll(crowd(300));
    Set<String> edges = edges(images, 31, 1);
    Collections.shuffle(images, random);
    assertThat(edges(images, 31, 7)).isEqualTo(edges).isNotEmpty();
  }

  @Test
  void equalHashesOfACrowdCostOneEdgeAGroup() {
    byte[] hash = hash();
    List<Row> images = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      images.add(image("g%04d".formatted(i), hash));
    }
    assertThat(edges(images, 31, 3)).hasSize(4_999).allMatch(edge -> edge.startsWith("g0000 "));
  }

  @Test
  void aCrowdOfNearHashesIsConnectedByFewEdges() {
    List<Row> images = crowd(1_000);
    assertThat(edges(images, 31, 2).size()).isBetween(999, 999 * HashBands.COUNT);
    try (KeptRows edges = NearDuplicates.edges(frame(images, 2), 31);
        KeptRows components = ConnectedGroups.of(edges.rows())) {
      assertThat(components.count()).isEqualTo(1_000);
      assertThat(components.rows().select(ConnectedGroups.COMPONENT).distinct().count())
          .isEqualTo(1);
    }
  }

  @Test
  void imagesOfOneGroupAndThoseWithoutAHashHaveNoEdges() {
    byte[] hash = hash();
    assertThat(
            edges(
                List.of(
                    image("a", hash),
                    image("a", hash),
                    image("a", flipped(hash, 3)),
                    image("b", null),
                    image("c", null)),
                31,
                2))
        .isEmpty();
    assertThat(edges(List.of(), 31, 1)).isEmpty();
  }

  @Test
  void refusesADistanceThatMatchesAnything() {
    assertThatThrownBy(() -> edges(List.of(), 49, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid distance: 49 (0 to 48)");
  }

  private List<Row> planted(int pairs, int distance) {
    List<Row> images = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      byte[] hash = hash();
      images.add(image("a" + i, hash));
      images.add(image("b" + i, flipped(hash, distance)));
    }
    return images;
  }

  private List<Row> crowd(int size) {
    byte[] centre = hash();
    List<Row> images = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      images.add(image("crowd" + i, flipped(centre, 6)));
    }
    return images;
  }

  private byte[] hash() {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return hash;
  }

  private byte[] flipped(byte[] hash, int bits) {
    byte[] flipped = hash.clone();
    Set<Integer> places = new TreeSet<>();
    while (places.size() < bits) {
      places.add(random.nextInt(256));
    }
    places.forEach(place -> flipped[place / 8] ^= (byte) (1 << (place % 8)));
    return flipped;
  }

  private static Row image(String group, byte @Nullable [] hash) {
    return RowFactory.create(group, hash);
  }

  private static org.apache.spark.sql.Dataset<Row> frame(List<Row> images, int partitions) {
    return SparkFixture.session().createDataFrame(images, IMAGES).repartition(partitions);
  }

  private static Set<String> edges(List<Row> images, int maxDistance, int partitions) {
    Set<String> found = new TreeSet<>();
    try (KeptRows edges = NearDuplicates.edges(frame(images, partitions), maxDistance)) {
      edges.rows().collectAsList().forEach(r -> found.add(r.getString(0) + " " + r.getString(1)));
      assertThat(edges.count()).isEqualTo(found.size());
    }
    return found;
  }
}
