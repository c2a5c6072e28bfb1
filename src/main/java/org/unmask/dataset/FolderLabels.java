package org.unmask.dataset;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

/** What names of folders say of the images below them; upper and lower case are one. */
public final class FolderLabels implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<String, SplitName> SPLITS =
      Map.of(
          "train", SplitName.TRAIN,
          "training", SplitName.TRAIN,
          "validation", SplitName.VALIDATION,
          "valid", SplitName.VALIDATION,
          "val", SplitName.VALIDATION,
          "dev", SplitName.VALIDATION,
          "test", SplitName.TEST,
          "testing", SplitName.TEST);

  /** The names that common sets use. */
  public static final FolderLabels DEFAULT =
      new FolderLabels(
          List.of(
              "real", "0_real", "original", "pristine", "genuine", "authentic", "training_real"),
          List.of(
              "fake",
              "1_fake",
              "deepfake",
              "manipulated",
              "synthetic",
              "generated",
              "training_fake"));

  private final HashMap<String, Label> labels = new HashMap<>();

  /**
   * A mapping of its own.
   *
   * @throws IllegalArgumentException if a name stands for both labels or for a split, is blank, or
   *     a label has none
   */
  public FolderLabels(List<String> real, List<String> fake) {
    add(real, Label.REAL);
    add(fake, Label.FAKE);
  }

  private void add(List<String> names, Label label) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Invalid folder names: none stands for " + label);
    }
    for (String name : names) {
      String key = key(name);
      if (key.isEmpty() || SPLITS.containsKey(key)) {
        throw new IllegalArgumentException(
            "Invalid folder name for "
                + label
                + ": '"
                + name
                + "' (not blank, nor that of a split)");
      }
      Label other = labels.putIfAbsent(key, label);
      if (other != null && other != label) {
        throw new IllegalArgumentException(
            "Invalid folder name: '" + name + "' stands for both REAL and FAKE");
      }
    }
  }

  /** The label that one name stands for. */
  Optional<Label> labelOf(String name) {
    return Optional.ofNullable(labels.get(key(name)));
  }

  /** The split that one name stands for. */
  static Optional<SplitName> splitOf(String name) {
    return Optional.ofNullable(SPLITS.get(key(name)));
  }

  /** The label of the nearest folder above a file; {@code folders} run from the root down. */
  public Optional<Label> nearestLabel(List<String> folders) {
    return nearest(folders, this::labelOf);
  }

  /** The split of the nearest folder above a file; {@code folders} run from the root down. */
  static Optional<SplitName> nearestSplit(List<String> folders) {
    return nearest(folders, FolderLabels::splitOf);
  }

  /** All names of a label, for messages. */
  Set<String> names(Label label) {
    return labels.entrySet().stream()
        .filter(name -> name.getValue() == label)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static <T> Optional<T> nearest(
      List<String> folders, Function<String, Optional<T>> meaning) {
    for (int i = folders.size() - 1; i >= 0; i--) {
      Optional<T> found = meaning.apply(folders.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FolderLabels that && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return labels.hashCode();
  }

  @Override
  public String toString() {
    return labels.toString();
  }
}
