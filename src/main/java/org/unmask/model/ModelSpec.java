package org.unmask.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unmask.image.Resizing;

/**
 * What a model's graph cannot say of itself; {@code assets.extra/model-spec.json}.
 *
 * @param modelId SHA-256 of the frozen graph with its weights, hex
 * @param inputSize height and width of the input, in pixels
 * @param resizing how images reach the input size
 * @param threshold an image is FAKE when {@code probabilityFake >= threshold}; 0 to {@link
 *     ThresholdChoice#NOTHING}
 * @param thresholdRule how the threshold was chosen, in words
 * @param temperature logits are divided by it before the sigmoid; above 0, 1 for none
 * @param origin where the model came from: dataset, run, initial weights; in key order
 * @param measurements what it was measured at, such as {@code validation_roc_auc}; in key order
 * @param reference what its validation images look like to it
 * @param thresholds the thresholds that the model offers under names, each name once; empty where
 *     nobody has chosen any, as in models of before there were names
 */
public record ModelSpec(
    String modelId,
    int inputSize,
    Resizing resizing,
    double threshold,
    String thresholdRule,
    double temperature,
    Map<String, String> origin,
    Map<String, Double> measurements,
    Reference reference,
    List<OperatingPoint> thresholds)
    implements Serializable {

  /** How many features stand before the head of MobileNetV2 1.0. */
  public static final int EMBEDDING_SIZE = 1280;

  public ModelSpec {
    if (inputSize < 32 || inputSize > 1024) {
      throw new IllegalArgumentException("Invalid input-size: " + inputSize + " (32 to 1024)");
    }
    if (!(threshold >= 0 && threshold <= ThresholdChoice.NOTHING)) {
      throw new IllegalArgumentException("Invalid threshold: " + threshold + " (0 to 1)");
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("Invalid temperature: " + temperature + " (above 0)");
    }
    origin = new TreeMap<>(origin);
    measurements = new TreeMap<>(measurements);
    thresholds = List.copyOf(thresholds);
    if (thresholds.stream().map(OperatingPoint::name).distinct().count() < thresholds.size()) {
      throw new IllegalArgumentException("Invalid thresholds: a name occurs twice");
    }
  }

  /** A new model's spec, without {@link #reference} and {@link #thresholds}. */
  public ModelSpec(
      String modelId,
      int inputSize,
      Resizing resizing,
      double threshold,
      String thresholdRule,
      double temperature,
      Map<String, String> origin,
      Map<String, Double> measurements) {
    this(
        modelId,
        inputSize,
        resizing,
        threshold,
        thresholdRule,
        temperature,
        origin,
        measurements,
        Reference.NONE,
        List.of());
  }

  /** The same with another reference. */
  public ModelSpec withReference(Reference other) {
    return new ModelSpec(
        modelId,
        inputSize,
        resizing,
        threshold,
        thresholdRule,
        temperature,
        origin,
        measurements,
        other,
        thresholds);
  }

  /** The same with thresholds that have names. */
  public ModelSpec withThresholds(List<OperatingPoint> named) {
    return new ModelSpec(
        modelId,
        inputSize,
        resizing,
        threshold,
        thresholdRule,
        temperature,
        origin,
        measurements,
        reference,
        named);
  }

  /** The same with another threshold to score by. */
  public ModelSpec withThreshold(ThresholdChoice choice) {
    return new ModelSpec(
        modelId,
        inputSize,
        resizing,
        choice.threshold(),
        choice.rule(),
        temperature,
        origin,
        measurements,
        reference,
        thresholds);
  }

  /**
   * The threshold that somebody asks for.
   *
   * @param wish the name of one of {@link #thresholds}, or a number of 0 to 1
   * @throws IllegalArgumentException if it is neither; the message has the names that there are
   */
  public ThresholdChoice threshold(String wish) {
    for (OperatingPoint point : thresholds) {
      if (point.name().equals(wish)) {
        return point.choice();
      }
    }
    double number;
    try {
      number = Double.parseDouble(wish);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= 0 && number <= 1)) {
      String names =
          thresholds.isEmpty()
              ? "this model has no thresholds with names"
              : "or one of this model's: "
                  + thresholds.stream().map(OperatingPoint::name).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "Invalid threshold: %s (a number of 0 to 1; %s)".formatted(wish, names));
    }
    return new ThresholdChoice(number, ThresholdChoice.BY_HAND);
  }
}
