package org.unmask.training;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of the weights that fine-tuning began with stays in the model that comes out (Wortsman
 * et al., "Robust fine-tuning of zero-shot models", CVPR 2022). What a detector knew of other
 * images, fine-tuning overwrites; an average of before and after keeps part of it, and often costs
 * nothing on the images at hand. So where it is to be chosen, it is the largest share that
 * validation does not mind.
 *
 * @param share 0 for nothing of the initial weights, 1 for nothing else
 * @param tried validation ROC-AUC by share, where it was chosen; else empty
 */
public record InitialShare(double share, SortedMap<Double, Double> tried) {

  /** What is tried. */
  public static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75);

  /** How much ROC-AUC a larger share may cost: less than a validation split can tell. */
  private static final double TOLERANCE = 0.002;

  public InitialShare {
    tried = Collections.unmodifiableSortedMap(new TreeMap<>(tried));
  }

  /** A share that somebody has set. */
  public static InitialShare fixed(double share) {
    return new InitialShare(share, new TreeMap<>());
  }

  /**
   * The largest share whose ROC-AUC is at most 0.002 below the best; one that is NaN does not
   * count.
   *
   * @param aucs one a share of {@link #SHARES}, in their order
   */
  public static InitialShare chosen(List<Double> aucs) {
    SortedMap<Double, Double> tried = new TreeMap<>();
    for (int i = 0; i < aucs.size(); i++) {
      tried.put(SHARES.get(i), aucs.get(i));
    }
    double enough =
        aucs.stream().filter(auc -> !auc.isNaN()).mapToDouble(auc -> auc).max().orElse(0)
            - TOLERANCE;
    double share =
        tried.entrySet().stream()
            .filter(entry -> entry.getValue() >= enough)
            .mapToDouble(Map.Entry::getKey)
            .max()
            .orElse(0);
    return new InitialShare(share, tried);
  }

  /** Whether the model is a mixture, and not all new or all old. */
  public boolean isMixed() {
    return share > 0 && share < 1;
  }

  /** For a person, such as {@code 0.50 (validation ROC-AUC by share: 0.00 0.9871, …)}. */
  public String words() {
    String number = String.format(Locale.ROOT, "%.2f", share);
    if (tried.isEmpty()) {
      return number;
    }
    return tried.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%.2f %.4f", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", number + " (validation ROC-AUC by share: ", ")"));
  }
}
