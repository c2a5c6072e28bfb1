package org.unmask.scoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.unmask.image.ImageError;

/**
 * What became of a corpus.
 *
 * @param modelId the model that scored
 * @param files files found, each a row of the scores
 * @param fakes images with the verdict FAKE
 * @param errors files that could not be scored, by reason; reasons that did not occur are absent
 * @param seconds time to read, score and write, without the listing
 */
public record ScoringSummary(
    String modelId, long files, long fakes, Map<ImageError, Long> errors, double seconds) {

  /**
   * The summary's name beside the Parquet files of the scores; Spark, Arrow and their kin skip
   * names that begin with an underscore when they read the folder.
   */
  public static final String FILE_NAME = "_summary.json";

  public ScoringSummary {
    Map<ImageError, Long> copy = new EnumMap<>(ImageError.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
  }

  /** Files with a probability and a verdict. */
  public long scored() {
    return files - errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Images with the verdict REAL. */
  public long reals() {
    return scored() - fakes;
  }

  /** Files a second, those with an error among them. */
  public double imagesPerSecond() {
    return files / seconds;
  }

  /** Whether nothing that was found is an image at all. */
  boolean holdsNoImage() {
    return files
        == errors.getOrDefault(ImageError.NOT_AN_IMAGE, 0L)
            + errors.getOrDefault(ImageError.EMPTY_FILE, 0L);
  }

  /** As JSON: an object with keys in snake_case. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model_id", modelId);
    json.put("files", files);
    json.put("scored", scored());
    json.put("fakes", fakes);
    json.put("reals", reals());
    ObjectNode byCode = json.putObject("errors");
    errors.forEach((error, count) -> byCode.put(error.name(), count));
    json.put("seconds", seconds);
    json.put("images_per_second", imagesPerSecond());
    return json.toPrettyString() + "\n";
  }
}
