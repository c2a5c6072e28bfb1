package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.unmask.image.ImageLimits;
import org.unmask.model.ModelSpec;

/**
 * What the rows of a run depend on: only a run of the same may go on with its chunks. Batches,
 * tasks and chunks do not count; rows are the same whatever they are.
 */
record RunIdentity(Map<String, String> values) {
  static final String FILE_NAME = "_run.json";
  private static final String IMAGES = "images";
  private static final String THRESHOLD = "threshold";
  static final int MAX_BYTES = 1 << 24;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  RunIdentity {
    values = new LinkedHashMap<>(values);
  }

  static RunIdentity of(CorpusInput input, ModelSpec spec, ImageLimits limits) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(IMAGES, input.described());
    values.put("model", spec.modelId());
    values.put(THRESHOLD, String.valueOf(spec.threshold()));
    values.put("image.max-bytes", String.valueOf(limits.maxBytes()));
    values.put("image.max-pixels", String.valueOf(limits.maxPixels()));
    if (input instanceof CorpusInput.PathList list) {
      values.put("column", list.column());
    } else if (input instanceof CorpusInput.Table table) {
      values.put("columns", table.contentColumn() + ", " + table.idColumn());
    }
    return new RunIdentity(values);
  }

  /**
   * Makes sure that this run is the one that was begun.
   *
   * @throws IllegalArgumentException naming what differs
   */
  void requireSame(RunIdentity begun, String folder) {
    values.forEach(
        (name, value) -> {
          String before = begun.values.get(name);
          if (!Objects.equals(value, before)) {
            throw new IllegalArgumentException(
                "Cannot resume %s: its %s is %s, now it is %s (--overwrite begins anew)"
                    .formatted(folder, name, before, value));
          }
        });
  }

  boolean sameThreshold(RunIdentity other) {
    return Objects.equals(values.get(THRESHOLD), other.values.get(THRESHOLD));
  }

  boolean sameInput(RunIdentity other) {
    return Objects.equals(values.get(IMAGES), other.values.get(IMAGES));
  }

  String toJson(Begin begin) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("begin", begin.name());
    ObjectNode object = json.putObject("identity");
    values.forEach(object::put);
    return json.toPrettyString() + "\n";
  }

  static RunIdentity from(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    parse(text)
        .path("identity")
        .properties()
        .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
    return new RunIdentity(values);
  }

  static Begin begin(String text) {
    return Begin.valueOf(parse(text).path("begin").asText());
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot read " + FILE_NAME + ": " + e.getOriginalMessage(), e);
    }
  }
}
