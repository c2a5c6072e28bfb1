package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.unmask.image.ImageLimits;
import org.unmask.model.ModelSpec;
import org.unmask.storage.GivenPath;

/**
 * What the rows of a run depend on: only a run of the same may go on with its chunks. Batches,
 * tasks and chunks do not count; rows are the same whatever they are. Nor does the working
 * directory count: the input's paths are kept whole, globs among them as they are.
 *
 * @param values by their names
 * @param asGiven what stood for the input before paths were kept whole, where that says the same in
 *     any working directory: not where a path is relative
 */
record RunIdentity(Map<String, String> values, Optional<String> asGiven) {
  static final String FILE_NAME = "_run.json";
  private static final String IMAGES = "images";
  private static final String THRESHOLD = "threshold";
  static final int MAX_BYTES = 1 << 24;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  RunIdentity {
    values = new LinkedHashMap<>(values);
  }

  /**
   * The identity of a run.
   *
   * @throws IllegalArgumentException if a root is no path
   * @throws org.unmask.PipelineException if a file system fails
   */
  static RunIdentity of(
      CorpusInput input, ModelSpec spec, ImageLimits limits, Configuration configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(IMAGES, qualified(input, configuration).described());
    values.put("model", spec.modelId());
    values.put(THRESHOLD, String.valueOf(spec.threshold()));
    values.put("image.max-bytes", String.valueOf(limits.maxBytes()));
    values.put("image.max-pixels", String.valueOf(limits.maxPixels()));
    if (input instanceof CorpusInput.PathList list) {
      values.put("column", list.column());
    } else if (input instanceof CorpusInput.Table table) {
      values.put("columns", table.contentColumn() + ", " + table.idColumn());
    }
    boolean absolute = paths(input).stream().allMatch(path -> GivenPath.of(path).isAbsolute());
    return new RunIdentity(values, absolute ? Optional.of(input.described()) : Optional.empty());
  }

  private static List<String> paths(CorpusInput input) {
    if (input instanceof CorpusInput.Files files) {
      return files.roots();
    }
    return List.of(
        input instanceof CorpusInput.PathList list
            ? list.file()
            : ((CorpusInput.Table) input).folder());
  }

  private static CorpusInput qualified(CorpusInput input, Configuration configuration) {
    List<String> full =
        paths(input).stream()
            .map(path -> GivenPath.qualified(path, configuration).toString())
            .toList();
    if (input instanceof CorpusInput.PathList list) {
      return new CorpusInput.PathList(full.get(0), list.column());
    }
    return input instanceof CorpusInput.Table table
        ? new CorpusInput.Table(full.get(0), table.contentColumn(), table.idColumn())
        : new CorpusInput.Files(full);
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
          if (name.equals(IMAGES) ? !sameInput(begun) : !Objects.equals(value, before)) {
            throw new IllegalArgumentException(
                "Cannot resume %s: its %s is %s, now it is %s (--overwrite begins anew)"
                    .formatted(folder, name, before, value));
          }
        });
  }

  boolean sameThreshold(RunIdentity other) {
    return Objects.equals(values.get(THRESHOLD), other.values.get(THRESHOLD));
  }

  /** Whether a run that was begun, by an older version perhaps, had the input of this one. */
  boolean sameInput(RunIdentity begun) {
    String before = begun.values.get(IMAGES);
    return Objects.equals(values.get(IMAGES), before)
        || asGiven.filter(given -> given.equals(before)).isPresent();
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
    return new RunIdentity(values, Optional.empty());
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
