package org.unmask.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unmask.image.ImageError;
import org.unmask.model.Precision;
import org.unmask.model.TraitCounts;

/**
 * What became of a corpus.
 *
 * @param modelId the model that scored
 * @param files rows of the table: every file found
 * @param kept those of them that an older table had already, and were not scored again
 * @param dropped rows of that older table that are in this one no longer: their files are gone, or
 *     no longer listed
 * @param lost rows of this table that have no score, but had one in that older table
 * @param fakes images with the verdict FAKE
 * @param errors files that could not be scored, by reason; reasons that did not occur are absent
 * @param histogram scored images by probability of FAKE, in 40 bins of equal width from 0 to 1
 * @param traits cheap features of a sample of the images that were scored, not of those kept
 * @param precisions images with a score by what it was computed with, where that is known; those
 *     kept are counted in the shares that the older table's summary had
 * @param stages seconds by stage, in the order of their work: {@code listing}, beside the scoring
 *     where folders are walked, with the comparison to the older table where it is updated; {@code
 *     scoring}, which reads, scores and writes; {@code committing}
 */
public record ScoringSummary(
    String modelId,
    long files,
    long kept,
    long dropped,
    long lost,
    long fakes,
    Map<ImageError, Long> errors,
    List<Long> histogram,
    TraitCounts traits,
    Map<Precision, Long> precisions,
    Map<String, Double> stages) {

  /**
   * The summary's name beside the Parquet files of the scores; Spark, Arrow and their kin skip
   * names that begin with an underscore when they read the folder.
   */
  public static final String FILE_NAME = "_summary.json";

  /** The stage that reads, scores and writes. */
  static final String SCORING = "scoring";

  public ScoringSummary {
    Map<ImageError, Long> copy = new EnumMap<>(ImageError.class);
    copy.putAll(errors);
    errors = Collections.unmodifiableMap(copy);
    histogram = List.copyOf(histogram);
    precisions = Tally.ordered(precisions);
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  static ScoringSummary of(String modelId, Tally all, long kept, Map<String, Double> stages) {
    return new ScoringSummary(
        modelId,
        all.files(),
        kept,
        0,
        0,
        all.fakes(),
        all.errors(),
        all.histogram(),
        all.traits(),
        all.precisions(),
        stages);
  }

  /** Time to read, score and write, in seconds, over all runs that a resumed one took. */
  public double seconds() {
    return stages.getOrDefault(SCORING, 0.0);
  }

  /** The share of the scored images with the verdict FAKE; 0 if none was scored. */
  public double fakeShare() {
    return scored() == 0 ? 0 : (double) fakes / scored();
  }

  /** The summary of a table that is left as it is. */
  ScoringSummary allKept() {
    return new ScoringSummary(
        modelId, files, files, 0, 0, fakes, errors, histogram, traits, precisions, Map.of());
  }

  /** Whether the table was there before, and has been left as it is. */
  public boolean isOfBefore() {
    return stages.isEmpty();
  }

  /** The same of an update, with what has become of the older table's rows. */
  ScoringSummary after(long rowsDropped, long scoresLost) {
    return new ScoringSummary(
        modelId,
        files,
        kept,
        rowsDropped,
        scoresLost,
        fakes,
        errors,
        histogram,
        traits,
        precisions,
        stages);
  }

  /** Files with a probability and a verdict. */
  public long scored() {
    return files - errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Images with the verdict REAL. */
  public long reals() {
    return scored() - fakes;
  }

  /** Files a second, those with an error among them, those kept not; 0 if there were none. */
  public double imagesPerSecond() {
    return files == kept ? 0 : (files - kept) / seconds();
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
    json.put("kept", kept);
    json.put("dropped", dropped);
    json.put("lost", lost);
    json.put("scored", scored());
    json.put("fakes", fakes);
    json.put("reals", reals());
    json.put("fake_share", fakeShare());
    ObjectNode byCode = json.putObject("errors");
    errors.forEach((error, count) -> byCode.put(error.name(), count));
    json.put("seconds", seconds());
    json.put("images_per_second", imagesPerSecond());
    ObjectNode byStage = json.putObject("stages");
    stages.forEach(byStage::put);
    var bins = json.putArray("histogram");
    histogram.forEach(bins::add);
    traits.writeTo(json.putObject(Tally.TRAITS));
    Tally.write(precisions, json);
    return json.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  static ScoringSummary fromJson(String text) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read the summary: " + e.getOriginalMessage(), e);
    }
    Map<String, Double> stages = new LinkedHashMap<>();
    json.path("stages")
        .properties()
        .forEach(stage -> stages.put(stage.getKey(), stage.getValue().asDouble()));
    return of(json.path("model_id").asText(), Tally.from(json), json.path("kept").asLong(), stages)
        .after(json.path("dropped").asLong(), json.path("lost").asLong());
  }
}
