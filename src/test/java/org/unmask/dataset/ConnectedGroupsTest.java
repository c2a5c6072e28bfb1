package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;

@Tag("spark")
class ConnectedGroupsTest {

  @Test
  void namesAComponentByItsSmallestGroup() {
    assertThat(components(List.of(edge("b", "c"), edge("a", "b"), edge("x", "y")), 2, 100))
        .isEqualTo(Map.of("a", "a", "b", "a", "c", "a", "x", "x", "y", "x"));
  }

  @Test
  void leavesOutWhatHasNoEdgeToAnother() {
    assertThat(components(List.of(), 1, 100)).isEmpty();
    assertThat(components(List.of(edge("a", "a")), 1, 100)).isEmpty();
  }

  @Test
  void aChainTooLongForATaskIsOneComponent() {
    List<Row> chain = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      chain.add(edge(name(i), name(i + 1)));
    }
    Collections.shuffle(chain, new Random(1));
    assertThat(components(chain, 3, 20))
        .hasSize(101)
        .allSatisfy((g, c) -> assertThat(c).isEqualTo(name(0)));
  }

  @Test
  void agreesWithUnionFindHoweverTheEdgesLie() {
    Random random = new Random(7);
    List<Row> edges = new ArrayList<>();
    int[] parents = new int[300];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    for (int i = 0; i < 160; i++) {
      int a = random.nextInt(300);
      int b = random.nextInt(300);
      edges.add(edge(name(a), name(b)));
      int low = Math.min(root(parents, a), root(parents, b));
      int high = Math.max(root(parents, a), root(parents, b));
      parents[high] = low;
    }
    Map<String, String> expected = new TreeMap<>();
    for (Row edge : edges) {
      if (!edge.getString(0).equals(edge.getString(1))) {
        for (int side = 0; side < 2; side++) {
          int group = Integer.parseInt(edge.getString(side).substring(1));
          expected.put(name(group), name(root(parents, group)));
        }
      }
    }
    assertThat(components(edges, 1, 1_000)).isEqualTo(expected);
    Collections.shuffle(edges, random);
    assertThat(components(edges, 5, 30)).isEqualTo(expected);
  }

  private static int root(int[] parents, int at) {
    int root = at;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  private static String name(int i) {
    return "g%03d".formatted(i);
  }

  private static Row edge(String one, String other) {
    return RowFactory.create(one, other);
  }

  private static Map<String, String> components(List<Row> edges, int partitions, int groupsATask) {
    Map<String, String> found = new TreeMap<>();
    try (KeptRows rows =
        ConnectedGroups.of(
            SparkFixture.session()
                .createDataFrame(edges, GroupEdges.SCHEMA)
                .repartition(partitions),
            groupsATask)) {
      rows.rows().collectAsList().forEach(r -> found.put(r.getString(0), r.getString(1)));
      assertThat(rows.count()).isEqualTo(found.size());
    }
    return found;
  }
}
