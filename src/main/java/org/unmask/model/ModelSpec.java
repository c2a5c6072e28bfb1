package org.unmask.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model's graph cannot say of itself; {@code assets.extra/model-spec.json}.
 *
 * @param modelId SHA-256 of the frozen graph with its weights, hex
 * @param inputSize height and width of the input, in pixels
 * @param threshold an image is FAKE when {@code probabilityFake >= threshold}; 0 to 1
 * @param thresholdRule how the threshold was chosen, in words
 * @param temperature logits are divided by it before the sigmoid; above 0, 1 for none
 * @param origin where the model came from: dataset, run, initial weights; in key order
 * @param measurements what it was measured at, such as {@code validation_roc_auc}; in key order
 * @param scoreReference validation images by probability of FAKE, in {@value #REFERENCE_BINS} bins
 *     of equal width from 0 to 1; empty where nobody has counted
 */
public record ModelSpec(
    String modelId,
    int inputSize,
    double threshold,
    String thresholdRule,
    double temperature,
    Map<String, String> origin,
    Map<String, Double> measurements,
    List<Long> scoreReference)
    implements Serializable {

  /** Bins of {@link #scoreReference}. */
  public static final int REFERENCE_BINS = 40;

  /** How many features stand before the head of MobileNetV2 1.0. */
  public static final int EMBEDDING_SIZE = 1280;

  /** How images reach the input size: aspect ratio not kept, anti-aliased triangle filter. */
  public static final String RESIZE_RULE = "stretch-antialiased-bilinear";

  public ModelSpec {
    if (inputSize < 32 || inputSize > 1024) {
      throw new IllegalArgumentException("Invalid input-size: " + inputSize + " (32 to 1024)");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("Invalid threshold: " + threshold + " (0 to 1)");
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("Invalid temperature: " + temperature + " (above 0)");
    }
    origin = new TreeMap<>(origin);
    measurements = new TreeMap<>(measurements);
    if (!scoreReference.isEmpty() && scoreReference.size() != REFERENCE_BINS) {
      throw new IllegalArgumentException(
          "Invalid score-reference: " + scoreReference.size() + " bins (" + REFERENCE_BINS + ")");
    }
    scoreReference = List.copyOf(scoreReference);
  }

  /** A spec without {@link #scoreReference}. */
  public ModelSpec(
      String modelId,
      int inputSize,
      double threshold,
      String thresholdRule,
      double temperature,
      Map<String, String> origin,
      Map<String, Double> measurements) {
    this(
        modelId, inputSize, threshold, thresholdRule, temperature, origin, measurements, List.of());
  }

  /** The same with a reference. */
  public ModelSpec withScoreReference(List<Long> reference) {
    return new ModelSpec(
        modelId, inputSize, threshold, thresholdRule, temperature, origin, measurements, reference);
  }
}
