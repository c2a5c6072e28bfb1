package org.unmask.audit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unmask.image.Label;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

/**
 * Something of a closed or open set that each image has; to have none is a category too.
 *
 * @param codes one an image: an index of {@code categories}
 * @param categories the commonest first, the name deciding where equally many have them
 */
@SuppressWarnings("ArrayRecordComponent")
record CategoricalFeature(String name, int[] codes, List<String> categories) {
  /** What an image has that has none. */
  static final String NONE = "none";

  /** Of the categories that tell most, how many are told of. */
  private static final int TOLD = 4;

  static CategoricalFeature of(String name, String[] values) {
    Map<String, Long> counts =
        Stream.of(values)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> categories =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Integer> codeOf = new HashMap<>();
    categories.forEach(category -> codeOf.put(category, codeOf.size()));
    int[] codes = Stream.of(values).mapToInt(codeOf::get).toArray();
    return new CategoricalFeature(name, codes, categories);
  }

  boolean present() {
    return !categories.equals(List.of(NONE));
  }

  boolean constant() {
    return categories.size() < 2;
  }

  /** How many images have a category. */
  long[] counts() {
    long[] counts = new long[categories.size()];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /**
   * How well it tells the label.
   *
   * @param labels one an image, of both kinds
   * @param folds one an image; each fold's images are called by what the other folds lean to
   */
  Feature measured(Label[] labels, int[] folds) {
    LabelCounts all = new LabelCounts(categories.size());
    LabelCounts[] byFold = new LabelCounts[Folds.COUNT];
    for (int fold = 0; fold < byFold.length; fold++) {
      byFold[fold] = new LabelCounts(categories.size());
    }
    for (int i = 0; i < codes.length; i++) {
      all.add(codes[i], labels[i]);
      byFold[folds[i]].add(codes[i], labels[i]);
    }
    double strength = Math.max(0.5, balancedAccuracy(all, byFold));
    return new Feature(name, Measure.BALANCED_ACCURACY, strength, direction(all));
  }

  private double balancedAccuracy(LabelCounts all, LabelCounts[] byFold) {
    // In halves of an image, so that sums are exact: what leans neither way is half right.
    long rightFakes = 0;
    long rightReals = 0;
    for (LabelCounts fold : byFold) {
      LabelCounts others = all.without(fold);
      for (int code = 0; code < categories.size(); code++) {
        int callsFake = 1 + (int) Math.signum(others.lean(code));
        rightFakes += callsFake * fold.count(code, Label.FAKE);
        rightReals += (2 - callsFake) * fold.count(code, Label.REAL);
      }
    }
    return rightFakes / (4.0 * all.total(Label.FAKE)) + rightReals / (4.0 * all.total(Label.REAL));
  }

  private String direction(LabelCounts all) {
    if (constant()) {
      return "constant";
    }
    List<String> told =
        IntStream.range(0, categories.size())
            .filter(code -> all.lean(code) != 0)
            .boxed()
            .sorted(Comparator.comparingDouble(code -> -Math.abs(all.lean(code))))
            .limit(TOLD)
            .map(code -> categories.get(code) + ": " + (all.lean(code) > 0 ? "FAKE" : "REAL"))
            .toList();
    if (told.isEmpty()) {
      return "neither way";
    }
    int more = categories.size() - told.size();
    return String.join("; ", told) + (more > 0 ? "; and " + more + " more" : "");
  }
}
