package org.unmask.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Bin;

/**
 * A histogram of sizes: bins that begin at round numbers, each wider than the one before by about a
 * quarter (the series R″10 of ISO 497), or wider where that would make more than {@value #MOST}.
 * Not thread-safe.
 */
public final class LogBins {

  static final int MOST = 24;

  private static final long[] TENTHS = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80};
  private static final long[] EDGES = edges();

  private final Map<Label, TreeMap<Integer, Long>> counts = new EnumMap<>(Label.class);

  /** Bins without an image. */
  public LogBins() {
    for (Label label : Label.values()) {
      counts.put(label, new TreeMap<>());
    }
  }

  /**
   * Counts images of one value.
   *
   * @param value 1 or more
   * @param images 0 or more
   * @throws IllegalArgumentException if either is out of its range
   */
  public LogBins add(long value, Label label, long images) {
    if (value < 1 || images < 0) {
      throw new IllegalArgumentException(
          "Invalid count: %d images of size %d (0 or more, of 1 or more)".formatted(images, value));
    }
    if (images > 0) {
      counts.computeIfAbsent(label, any -> new TreeMap<>()).merge(bin(value), images, Long::sum);
    }
    return this;
  }

  /** The bins from the first to the last with an image, without gaps; empty without images. */
  public List<Bin> bins() {
    TreeSet<Integer> filled = new TreeSet<>();
    counts.values().forEach(ofLabel -> filled.addAll(ofLabel.keySet()));
    List<Bin> bins = new ArrayList<>();
    if (!filled.isEmpty()) {
      for (int bin = filled.first(); bin <= filled.last(); bin++) {
        bins.add(
            new Bin(EDGES[bin], EDGES[bin + 1], count(Label.REAL, bin), count(Label.FAKE, bin)));
      }
    }
    while (bins.size() > MOST) {
      bins = inPairs(bins);
    }
    return bins;
  }

  private long count(Label label, int bin) {
    return counts.getOrDefault(label, new TreeMap<>()).getOrDefault(bin, 0L);
  }

  private static List<Bin> inPairs(List<Bin> bins) {
    List<Bin> pairs = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += 2) {
      Bin first = bins.get(i);
      Bin last = bins.get(Math.min(i + 1, bins.size() - 1));
      pairs.add(
          i + 1 == bins.size()
              ? first
              : new Bin(
                  first.from(), last.to(), first.real() + last.real(), first.fake() + last.fake()));
    }
    return pairs;
  }

  private static int bin(long value) {
    int found = Arrays.binarySearch(EDGES, value);
    return found >= 0 ? Math.min(found, EDGES.length - 2) : -found - 2;
  }

  /** Whole numbers, so that bins of small values are no finer than the values are. */
  private static long[] edges() {
    TreeSet<Long> edges = new TreeSet<>();
    for (long decade = 1; decade <= Long.MAX_VALUE / 1000; decade *= 10) {
      for (long tenths : TENTHS) {
        edges.add((decade * tenths + 9) / 10);
      }
    }
    edges.add(Long.MAX_VALUE);
    return edges.stream().mapToLong(Long::longValue).toArray();
  }
}
