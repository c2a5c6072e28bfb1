package org.unmask.tensorflow;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unmask.augmentation.Augmentation;
import org.unmask.augmentation.Change;

/**
 * What is done to each image before it is scored, the same to all: to the image as the network is
 * shown it, at the size of its input, not to the file.
 *
 * @param strengths of the changes that are made; not of {@link Change#NOISE} or {@link
 *     Change#ERASE}, which are drawn
 */
public record Degradation(Map<Change, Double> strengths) implements Serializable {
  private static final Set<Change> DRAWN = Set.of(Change.NOISE, Change.ERASE);

  public Degradation {
    strengths = Map.copyOf(strengths);
    strengths.forEach(Degradation::check);
  }

  private static void check(Change change, double strength) {
    if (DRAWN.contains(change) || !(strength >= change.least() && strength <= change.most())) {
      throw new IllegalArgumentException(
          "Invalid degradation: %s=%s (%s)"
              .formatted(
                  change.key(),
                  strength,
                  DRAWN.contains(change)
                      ? "it is drawn anew each time"
                      : change.least() + " to " + change.most()));
    }
  }

  Augmentation augmentation() {
    return new Augmentation(strengths, 0.5, 0.5, 0);
  }

  /** The strengths by the changes' keys, in the order in which they are applied. */
  public Map<String, Double> byKey() {
    Map<String, Double> byKey = new LinkedHashMap<>();
    new TreeMap<>(strengths).forEach((change, strength) -> byKey.put(change.key(), strength));
    return byKey;
  }

  /** Such as {@code blur=1.5, jpeg=50.0}, in the order in which they are applied. */
  @Override
  public String toString() {
    return byKey().entrySet().stream()
        .map(change -> change.getKey() + "=" + change.getValue())
        .collect(Collectors.joining(", "));
  }
}
