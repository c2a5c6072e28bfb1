package org.unmask.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * Goes through sorted keys of {@link HashBands} and compares each hash with the {@link #WINDOW}
 * before it in its bucket. In a crowded bucket those share more than the bucket's bits, so the
 * search gets finer instead of longer: work and memory a hash stay the same, however hashes crowd.
 *
 * <p>What a crowd costs: with a window of 2 for 15,856 face crops, as crowded as a million are for
 * this one, 0.9987 of the pairs within 31 bits are still connected.
 *
 * <p>Where hashes are near each other in a bunch, the edges that come out connect them, and no more
 * than that.
 */
final class BucketWalk implements Iterator<Row> {
  static final int WINDOW = 128;

  private final Iterator<Row> rows;
  private final int maxDistance;
  private final LongAccumulator crowdedBuckets;
  private final Queue<Row> found = new ArrayDeque<>();

  // A ring of the last hashes of the bucket; those with the same label are connected already.
  private final long[][] hashes = new long[WINDOW][4];
  private final String[] groups = new String[WINDOW];
  private final long[] labels = new long[WINDOW];
  private int bucket = -1;
  private long seen;

  /**
   * @param rows key (33 bytes) and group key, sorted by key; each bucket is complete
   * @param crowdedBuckets counts the buckets with more hashes than the window has
   */
  BucketWalk(Iterator<Row> rows, int maxDistance, LongAccumulator crowdedBuckets) {
    this.rows = rows;
    this.maxDistance = maxDistance;
    this.crowdedBuckets = crowdedBuckets;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && rows.hasNext()) {
      Row row = rows.next();
      take(row.getAs(0), row.getString(1));
    }
    return !found.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }

  private void take(byte[] key, String group) {
    ByteBuffer bytes = ByteBuffer.wrap(key);
    if (bytes.getShort(0) != bucket) {
      bucket = bytes.getShort(0);
      seen = 0;
    }
    long a = bytes.getLong(1);
    long b = bytes.getLong(9);
    long c = bytes.getLong(17);
    long d = bytes.getLong(25);
    long label = seen;
    int before = (int) Math.min(seen, WINDOW);
    for (int i = 0; i < before; i++) {
      if (labels[i] == label) {
        continue;
      }
      long[] other = hashes[i];
      int distance =
          Long.bitCount(a ^ other[0])
              + Long.bitCount(b ^ other[1])
              + Long.bitCount(c ^ other[2])
              + Long.bitCount(d ^ other[3]);
      boolean sameGroup = groups[i].equals(group);
      if (distance <= maxDistance || sameGroup) {
        if (!sameGroup) {
          found.add(GroupEdges.between(groups[i], group));
        }
        relabel(label, labels[i], before);
        label = labels[i];
      }
    }
    int at = (int) (seen % WINDOW);
    hashes[at] = new long[] {a, b, c, d};
    groups[at] = group;
    labels[at] = label;
    if (seen++ == WINDOW) {
      crowdedBuckets.add(1);
    }
  }

  private void relabel(long from, long to, int length) {
    for (int i = 0; i < length; i++) {
      if (labels[i] == from) {
        labels[i] = to;
      }
    }
  }
}
