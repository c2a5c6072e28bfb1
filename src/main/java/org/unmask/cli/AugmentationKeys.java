package org.unmask.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.augmentation.Chance;
import org.unmask.augmentation.Change;

/** The settings of augmentation: a preset, and three numbers a change that may differ from it. */
final class AugmentationKeys {
  private static final String PRESET_WORD = "preset";

  private static final String GROUP = "train.augmentation.";

  static final Setting<String> PRESET =
      Setting.choice(GROUP + "preset", "none, light or robust", List.of("none", "light", "robust"));

  private record OfChange(
      Setting<NumberOr> probability,
      Optional<Setting<NumberOr>> min,
      Optional<Setting<NumberOr>> max) {}

  private static final Map<Change, OfChange> CHANGES = changes();

  private AugmentationKeys() {}

  private static Map<Change, OfChange> changes() {
    Map<Change, OfChange> changes = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      String key = GROUP + change.key() + ".";
      boolean ranges = change.least() < change.most();
      changes.put(
          change,
          new OfChange(
              Setting.realOr(key + "probability", 0, 1, PRESET_WORD),
              ranges ? Optional.of(strength(key + "min", change)) : Optional.empty(),
              ranges ? Optional.of(strength(key + "max", change)) : Optional.empty()));
    }
    return changes;
  }

  private static Setting<NumberOr> strength(String key, Change change) {
    return Setting.realOr(key, change.least(), change.most(), PRESET_WORD);
  }

  /** All keys. */
  static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(List.of(PRESET));
    for (OfChange keys : CHANGES.values()) {
      all.add(keys.probability());
      keys.min().ifPresent(all::add);
      keys.max().ifPresent(all::add);
    }
    return all;
  }

  /**
   * The policy that values come to.
   *
   * @throws IllegalArgumentException if a least strength is above its greatest
   */
  static AugmentationPolicy policy(String preset, Function<Setting<NumberOr>, NumberOr> value) {
    Map<Change, Chance> ofPreset = preset(preset).chances();
    Map<Change, Chance> chances = new EnumMap<>(Change.class);
    CHANGES.forEach(
        (change, keys) -> {
          Chance chance = ofPreset.getOrDefault(change, never(change));
          double probability = value.apply(keys.probability()).or(chance.probability());
          double min =
              keys.min().map(key -> value.apply(key).or(chance.min())).orElse(chance.min());
          double max =
              keys.max().map(key -> value.apply(key).or(chance.max())).orElse(chance.max());
          if (min > max) {
            throw new IllegalArgumentException(
                "Invalid %s%s: min %s is above max %s".formatted(GROUP, change.key(), min, max));
          }
          if (probability > 0) {
            chances.put(change, new Chance(probability, min, max));
          }
        });
    return new AugmentationPolicy(chances);
  }

  /** A change that the preset leaves out has the strengths of the robust one. */
  private static Chance never(Change change) {
    Chance robust = Objects.requireNonNull(AugmentationPolicy.ROBUST.chances().get(change));
    return new Chance(0, robust.min(), robust.max());
  }

  private static AugmentationPolicy preset(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none" -> AugmentationPolicy.NONE;
      case "light" -> AugmentationPolicy.LIGHT;
      default -> AugmentationPolicy.ROBUST;
    };
  }
}
