package org.unmask.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * Labelled images with their scores, kept by column. They stand in the order of their ids and
 * paths, whatever order they came in, so that sums over them are the same to the last bit.
 */
public final class ScoredImages {

  private final List<String> imageIds;
  private final List<String> paths;
  private final List<String> groupIds;
  private final List<String> sources;
  private final Label[] labels;
  private final double[] probabilities;
  private final double[] logits;

  private ScoredImages(Builder builder) {
    int[] order = builder.order();
    imageIds = Arrays.stream(order).mapToObj(builder.imageIds::get).toList();
    paths = Arrays.stream(order).mapToObj(builder.paths::get).toList();
    groupIds = Arrays.stream(order).mapToObj(builder.groupIds::get).toList();
    sources = Arrays.stream(order).mapToObj(builder.sources::get).toList();
    labels = Arrays.stream(order).mapToObj(builder.labels::get).toArray(Label[]::new);
    probabilities = Arrays.stream(order).mapToDouble(i -> builder.probabilities[i]).toArray();
    logits = Arrays.stream(order).mapToDouble(i -> builder.logits[i]).toArray();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many images there are; indices run from 0 to {@code size() - 1}. */
  public int size() {
    return labels.length;
  }

  public String imageId(int index) {
    return imageIds.get(index);
  }

  public String path(int index) {
    return paths.get(index);
  }

  /** Images of one group, such as the frames of one video, stand or fall together. */
  public String groupId(int index) {
    return groupIds.get(index);
  }

  public String source(int index) {
    return sources.get(index);
  }

  public Label label(int index) {
    return labels[index];
  }

  /** The calibrated probability of FAKE, 0 to 1. */
  public double probability(int index) {
    return probabilities[index];
  }

  /** What the network said before temperature and sigmoid. */
  public double logit(int index) {
    return logits[index];
  }

  /** How many images have a label. */
  public long count(Label label) {
    return Arrays.stream(labels).filter(each -> each == label).count();
  }

  /** The images of each source, in the order of the sources' names. */
  SortedMap<String, ScoredImages> bySource() {
    SortedMap<String, Builder> parts = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      parts
          .computeIfAbsent(source(i), any -> new Builder())
          .add(imageId(i), path(i), groupId(i), source(i), label(i), probability(i), logit(i));
    }
    SortedMap<String, ScoredImages> built = new TreeMap<>();
    parts.forEach((source, part) -> built.put(source, part.build()));
    return built;
  }

  /** Takes images one by one. */
  public static final class Builder {

    private final List<String> imageIds = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> groupIds = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private double[] probabilities = new double[1024];
    private double[] logits = new double[1024];

    private Builder() {}

    /**
     * Adds one image.
     *
     * @param probabilityFake calibrated, 0 to 1
     * @param logit before temperature and sigmoid
     * @throws IllegalArgumentException if the probability is not in 0 to 1
     */
    public Builder add(
        String imageId,
        String path,
        String groupId,
        String source,
        Label label,
        double probabilityFake,
        double logit) {
      if (!(probabilityFake >= 0 && probabilityFake <= 1)) {
        throw new IllegalArgumentException(
            "Invalid probability of " + path + ": " + probabilityFake + " (0 to 1)");
      }
      int index = labels.size();
      if (index == probabilities.length) {
        probabilities = Arrays.copyOf(probabilities, 2 * index);
        logits = Arrays.copyOf(logits, 2 * index);
      }
      imageIds.add(imageId);
      paths.add(path);
      // An image that is a group of its own is named by its id.
      groupIds.add(groupId.equals(imageId) ? imageId : once(groupId));
      sources.add(once(source));
      labels.add(label);
      probabilities[index] = probabilityFake;
      logits[index] = logit;
      return this;
    }

    /** Rows come with a copy each of names that millions of them share; one is kept. */
    private String once(String name) {
      return names.computeIfAbsent(name, same -> same);
    }

    private int[] order() {
      return IntStream.range(0, labels.size())
          .boxed()
          .sorted(Comparator.<Integer, String>comparing(imageIds::get).thenComparing(paths::get))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    public ScoredImages build() {
      return new ScoredImages(this);
    }
  }
}
