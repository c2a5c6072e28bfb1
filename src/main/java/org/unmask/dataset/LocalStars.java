package org.unmask.dataset;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * Contracts edges to stars: every group of a component but its smallest, with the smallest. Takes
 * them in chunks that fit into memory; what two chunks share stays unconnected.
 */
final class LocalStars implements Iterator<Row> {
  private final Iterator<Row> edges;
  private final int maxGroups;
  private final LongAccumulator chunks;
  private final Map<String, String> parents = new HashMap<>();
  private Iterator<Map.Entry<String, String>> stars = Collections.emptyIterator();

  /**
   * @param maxGroups the most groups of a chunk, but for one
   * @param chunks counts the chunks
   */
  LocalStars(Iterator<Row> edges, int maxGroups, LongAccumulator chunks) {
    this.edges = edges;
    this.maxGroups = maxGroups;
    this.chunks = chunks;
  }

  @Override
  public boolean hasNext() {
    if (!stars.hasNext() && edges.hasNext()) {
      contract();
    }
    return stars.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<String, String> star = stars.next();
    return GroupEdges.between(root(star.getKey()), star.getKey());
  }

  private void contract() {
    parents.clear();
    chunks.add(1);
    while (edges.hasNext() && parents.size() < maxGroups) {
      Row edge = edges.next();
      String one = root(edge.getString(0));
      String other = root(edge.getString(1));
      int order = GroupEdges.compare(one, other);
      if (order < 0) {
        parents.put(other, one);
      } else if (order > 0) {
        parents.put(one, other);
      }
    }
    stars = parents.entrySet().iterator();
  }

  /** The smallest known of the component; shortens the way there by half (Tarjan's halving). */
  private String root(String group) {
    String at = group;
    String parent = parents.get(at);
    while (parent != null) {
      String grandparent = parents.get(parent);
      if (grandparent == null) {
        return parent;
      }
      // The key is there: no entry is added while the entries are being read.
      parents.put(at, grandparent);
      at = grandparent;
      parent = parents.get(at);
    }
    return at;
  }
}
