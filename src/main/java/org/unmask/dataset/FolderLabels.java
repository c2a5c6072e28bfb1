package org.unmask.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

/** What names of folders say of the images below them; upper and lower case are one. */
final class FolderLabels {
  private static final Map<String, Label> LABELS =
      Stream.concat(
              names(
                  Label.REAL,
                  "real",
                  "0_real",
                  "original",
                  "pristine",
                  "genuine",
                  "authentic",
                  "training_real"),
              names(
                  Label.FAKE,
                  "fake",
                  "1_fake",
                  "deepfake",
                  "manipulated",
                  "synthetic",
                  "generated",
                  "training_fake"))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, SplitName> SPLITS =
      Map.of(
          "train", SplitName.TRAIN,
          "training", SplitName.TRAIN,
          "validation", SplitName.VALIDATION,
          "valid", SplitName.VALIDATION,
          "val", SplitName.VALIDATION,
          "test", SplitName.TEST,
          "testing", SplitName.TEST);

  private FolderLabels() {}

  /** The label that one name stands for. */
  static Optional<Label> labelOf(String name) {
    return Optional.ofNullable(LABELS.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** The split that one name stands for. */
  static Optional<SplitName> splitOf(String name) {
    return Optional.ofNullable(SPLITS.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** The label of the nearest folder above a file; {@code folders} run from the root down. */
  static Optional<Label> nearestLabel(List<String> folders) {
    return nearest(folders, FolderLabels::labelOf);
  }

  /** The split of the nearest folder above a file; {@code folders} run from the root down. */
  static Optional<SplitName> nearestSplit(List<String> folders) {
    return nearest(folders, FolderLabels::splitOf);
  }

  /** All names of a label, for messages. */
  static Set<String> names(Label label) {
    return LABELS.entrySet().stream()
        .filter(name -> name.getValue() == label)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
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

  private static Stream<Map.Entry<String, Label>> names(Label label, String... names) {
    return Arrays.stream(names).map(name -> Map.entry(name, label));
  }
}
