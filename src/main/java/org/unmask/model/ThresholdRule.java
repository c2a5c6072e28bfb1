package org.unmask.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unmask.image.Label;

/** The thresholds that every model is trained with: see {@link ThresholdChoice}. */
public enum ThresholdRule {
  BALANCED,
  EQUAL_ERROR,
  FALSE_POSITIVE_RATE;

  /** In lower case with dashes, such as {@code equal-error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The rule of a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ThresholdRule of(String word) {
    return Arrays.stream(values())
        .filter(rule -> rule.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid threshold rule: %s (%s)".formatted(word, String.join(", ", words()))));
  }

  /** Every word. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ThresholdRule::word).toList();
  }

  /**
   * What every rule comes to on the validation split, in the order of the rules.
   *
   * @param target of {@link #FALSE_POSITIVE_RATE}; 0 to 1
   * @param probabilities calibrated, 0 to 1
   * @param labels one a probability
   */
  public static List<OperatingPoint> all(double target, double[] probabilities, Label[] labels) {
    return Arrays.stream(values())
        .map(
            rule ->
                OperatingPoint.of(
                    rule.word(), rule.choice(target, probabilities, labels), probabilities, labels))
        .toList();
  }

  private ThresholdChoice choice(double target, double[] probabilities, Label[] labels) {
    return switch (this) {
      case BALANCED -> ThresholdChoice.balanced(probabilities, labels);
      case EQUAL_ERROR -> ThresholdChoice.equalError(probabilities, labels);
      case FALSE_POSITIVE_RATE -> ThresholdChoice.falsePositiveRate(target, probabilities, labels);
    };
  }
}
