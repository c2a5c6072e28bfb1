package org.unmask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unmask.image.Label;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;

/**
 * {@link ModelSpec} as JSON, snake_case keys. What the code takes for granted (resize rule, label
 * order, positive label) is written down and checked on reading: a model made by other rules is
 * refused rather than read wrongly. Keys that are not known are skipped.
 */
public final class ModelSpecJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String MODEL_ID = "model_id";
  private static final String INPUT_SIZE = "input_size";
  private static final String RESIZE_RULE = "resize_rule";
  private static final String LABELS = "labels";
  private static final String POSITIVE_LABEL = "positive_label";
  private static final String THRESHOLD = "threshold";
  private static final String THRESHOLD_RULE = "threshold_rule";
  private static final String TEMPERATURE = "temperature";
  private static final String ORIGIN = "origin";
  private static final String MEASUREMENTS = "measurements";
  private static final String SCORE_REFERENCE = "score_reference";
  private static final String TRAIT_REFERENCE = "trait_reference";
  private static final String THRESHOLDS = "thresholds";

  private ModelSpecJson() {}

  /** Pretty-printed; a measurement that is not finite becomes null. */
  public static String toJson(ModelSpec spec) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put(MODEL_ID, spec.modelId());
    root.put(INPUT_SIZE, spec.inputSize());
    root.put(RESIZE_RULE, rule(spec.resizing()));
    for (Label label : Label.values()) {
      root.withArray(LABELS).add(label.name());
    }
    root.put(POSITIVE_LABEL, Label.FAKE.name());
    root.put(THRESHOLD, spec.threshold());
    root.put(THRESHOLD_RULE, spec.thresholdRule());
    root.put(TEMPERATURE, spec.temperature());
    ObjectNode origin = root.putObject(ORIGIN);
    spec.origin().forEach(origin::put);
    ObjectNode measurements = root.putObject(MEASUREMENTS);
    spec.measurements()
        .forEach((name, value) -> measurements.put(name, Double.isFinite(value) ? value : null));
    if (!spec.reference().scores().isEmpty()) {
      ArrayNode bins = root.putArray(SCORE_REFERENCE);
      spec.reference().scores().forEach(bins::add);
    }
    if (!spec.reference().traits().bins().isEmpty()) {
      spec.reference().traits().writeTo(root.putObject(TRAIT_REFERENCE));
    }
    if (!spec.thresholds().isEmpty()) {
      OperatingPointsJson.write(root.putObject(THRESHOLDS), spec.thresholds());
    }
    return root.toPrettyString();
  }

  /**
   * Reads what {@link #toJson} wrote; a null measurement becomes NaN.
   *
   * @throws IllegalArgumentException if the text is no JSON object, a key is missing or of another
   *     type, or the model was made by a resize rule or label order other than this version's
   */
  public static ModelSpec fromJson(String json) {
    JsonNode root = parse(json);
    requireLabels(root);
    requireText(root, POSITIVE_LABEL, Label.FAKE.name());
    return new ModelSpec(
        text(root, MODEL_ID),
        value(root, INPUT_SIZE, "a whole number", JsonNode::isInt).intValue(),
        resizing(text(root, RESIZE_RULE)),
        number(root, THRESHOLD),
        text(root, THRESHOLD_RULE),
        number(root, TEMPERATURE),
        entries(root, ORIGIN, "text", JsonNode::isTextual, JsonNode::textValue),
        entries(
            root,
            MEASUREMENTS,
            "a number or null",
            node -> node.isNumber() || node.isNull(),
            node -> node.isNull() ? Double.NaN : node.doubleValue()),
        new Reference(scoreReference(root), TraitCounts.from(root.path(TRAIT_REFERENCE))),
        thresholds(root));
  }

  /** The whole rule: what is shown of an image, and how its pixels are weighed. */
  private static String rule(Resizing resizing) {
    String mode =
        switch (resizing.mode()) {
          case STRETCH -> "stretch";
          case CROP -> "crop-from-" + ResizeMode.LARGEST;
        };
    String filter =
        switch (resizing.filter()) {
          case TRIANGLE -> "bilinear";
          case CUBIC -> "bicubic";
        };
    return mode + "-antialiased-" + filter;
  }

  private static Resizing resizing(String rule) {
    List<String> known = new ArrayList<>();
    for (ResizeMode mode : ResizeMode.values()) {
      for (ResampleFilter filter : ResampleFilter.values()) {
        Resizing resizing = new Resizing(mode, filter);
        if (rule(resizing).equals(rule)) {
          return resizing;
        }
        known.add('"' + rule(resizing) + '"');
      }
    }
    throw new IllegalArgumentException(
        "Invalid %s: \"%s\" (%s)".formatted(RESIZE_RULE, rule, String.join(" or ", known)));
  }

  /** Models of before this key was there lack it. */
  private static List<Long> scoreReference(JsonNode root) {
    if (!root.has(SCORE_REFERENCE)) {
      return List.of();
    }
    List<Long> bins = new ArrayList<>();
    for (JsonNode bin : value(root, SCORE_REFERENCE, "an array", JsonNode::isArray)) {
      if (!bin.isIntegralNumber() || bin.longValue() < 0) {
        throw new IllegalArgumentException(
            "Invalid %s: %s (counts of 0 or more)".formatted(SCORE_REFERENCE, bin));
      }
      bins.add(bin.longValue());
    }
    return bins;
  }

  /** Models of before there were names lack them. */
  private static List<OperatingPoint> thresholds(JsonNode root) {
    return root.has(THRESHOLDS)
        ? OperatingPointsJson.read(value(root, THRESHOLDS, "an object", JsonNode::isObject))
        : List.of();
  }

  private static JsonNode parse(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.isObject()) {
        throw new IllegalArgumentException("Invalid model spec: " + root + " (a JSON object)");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot read the model spec: it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static JsonNode value(JsonNode root, String key, String allowed, Predicate<JsonNode> is) {
    JsonNode node = root.path(key);
    if (!is.test(node)) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (%s)".formatted(key, node.isMissingNode() ? "missing" : node, allowed));
    }
    return node;
  }

  static String text(JsonNode root, String key) {
    return value(root, key, "text", JsonNode::isTextual).textValue();
  }

  static double number(JsonNode root, String key) {
    return value(root, key, "a number", JsonNode::isNumber).doubleValue();
  }

  private static void requireText(JsonNode root, String key, String expected) {
    value(root, key, "only \"" + expected + "\"", node -> expected.equals(node.textValue()));
  }

  private static void requireLabels(JsonNode root) {
    JsonNode expected = MAPPER.valueToTree(Label.values());
    value(root, LABELS, "only " + expected, expected::equals);
  }

  private static <V> Map<String, V> entries(
      JsonNode root,
      String key,
      String allowed,
      Predicate<JsonNode> is,
      Function<JsonNode, V> read) {
    JsonNode parent = value(root, key, "an object", JsonNode::isObject);
    Map<String, V> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : parent.properties()) {
      if (!is.test(entry.getValue())) {
        throw new IllegalArgumentException(
            "Invalid %s.%s: %s (%s)".formatted(key, entry.getKey(), entry.getValue(), allowed));
      }
      entries.put(entry.getKey(), read.apply(entry.getValue()));
    }
    return entries;
  }
}
