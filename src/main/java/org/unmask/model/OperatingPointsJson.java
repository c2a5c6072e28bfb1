package org.unmask.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The key {@code thresholds} of a model's spec: an object by name, in the order of the list. */
final class OperatingPointsJson {
  private static final String THRESHOLD = "threshold";
  private static final String RULE = "rule";
  private static final String FALSE_POSITIVE_RATE = "false_positive_rate";
  private static final String TRUE_POSITIVE_RATE = "true_positive_rate";

  private OperatingPointsJson() {}

  /** What is not defined becomes null. */
  static void write(ObjectNode parent, List<OperatingPoint> points) {
    for (OperatingPoint point : points) {
      ObjectNode node = parent.putObject(point.name());
      node.put(THRESHOLD, point.threshold());
      node.put(RULE, point.rule());
      put(node, FALSE_POSITIVE_RATE, point.falsePositiveRate());
      put(node, TRUE_POSITIVE_RATE, point.truePositiveRate());
      put(node, "balanced_accuracy", point.balancedAccuracy());
    }
  }

  /**
   * Reads what {@link #write} wrote; the balanced accuracy follows from the rates.
   *
   * @throws IllegalArgumentException if a key is missing or of another type
   */
  static List<OperatingPoint> read(JsonNode parent) {
    List<OperatingPoint> points = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : parent.properties()) {
      try {
        points.add(point(entry.getKey(), entry.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Invalid thresholds.%s: %s".formatted(entry.getKey(), e.getMessage()), e);
      }
    }
    return points;
  }

  private static OperatingPoint point(String name, JsonNode node) {
    return new OperatingPoint(
        name,
        ModelSpecJson.number(node, THRESHOLD),
        ModelSpecJson.text(node, RULE),
        rate(node, FALSE_POSITIVE_RATE),
        rate(node, TRUE_POSITIVE_RATE));
  }

  private static double rate(JsonNode node, String key) {
    JsonNode rate =
        ModelSpecJson.value(
            node, key, "a number or null", value -> value.isNumber() || value.isNull());
    return rate.isNull() ? Double.NaN : rate.doubleValue();
  }

  private static void put(ObjectNode node, String key, double rate) {
    node.put(key, Double.isNaN(rate) ? null : rate);
  }
}
