package org.unmask.augmentation;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.unmask.image.ImageView;

/**
 * What happens to one image.
 *
 * @param strengths of the changes that happen
 * @param cropX where what is shown lies if not all is, 0 = at the left edge to 1 = at the right
 * @param cropY the same from 0 = at the top to 1 = at the bottom
 * @param seed of noise and of where a rectangle is erased
 */
public record Augmentation(Map<Change, Double> strengths, double cropX, double cropY, long seed) {

  private static final Set<Change> GEOMETRY = Set.of(Change.MIRROR, Change.ROTATION, Change.ZOOM);

  /** Nothing happens. */
  public static final Augmentation NONE = new Augmentation(Map.of(), 0.5, 0.5, 0);

  public Augmentation {
    strengths = Map.copyOf(strengths);
  }

  /** One change alone. */
  public static Augmentation of(Change change, double strength) {
    return new Augmentation(Map.of(change, strength), 0.5, 0.5, 0);
  }

  /** How strong a change is, empty where it does not happen. */
  public OptionalDouble strength(Change change) {
    Double strength = strengths.get(change);
    return strength == null ? OptionalDouble.empty() : OptionalDouble.of(strength);
  }

  double strengthOr(Change change, double neutral) {
    return strengths.getOrDefault(change, neutral);
  }

  /** Whether {@link Augmenter} has anything to do. */
  public boolean changesPixels() {
    return !GEOMETRY.containsAll(strengths.keySet());
  }

  /** Mirror, rotation and zoom: what is done while the image is decoded. */
  public ImageView view() {
    return new ImageView(
        strengths.containsKey(Change.MIRROR),
        strengthOr(Change.ROTATION, 0),
        strengthOr(Change.ZOOM, 1),
        cropX,
        cropY);
  }
}
