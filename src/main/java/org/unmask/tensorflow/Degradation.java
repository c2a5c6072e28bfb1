package org.unmask.tensorflow;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unmask.augmentation.Augmentation;
import org.unmask.augmentation.Change;

/**
 * What is done to each image before it is scored, the same to all.
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

  /** Such as {@code blur=1.5, jpeg=50}, in the order in which they are applied. */
  @Override
  public String toString() {
    return new TreeMap<>(strengths)
        .entrySet().stream()
            .map(entry -> entry.getKey().key() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
