package org.unmask.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Groups;
import org.unmask.split.DatasetSummary.Miss;
import org.unmask.split.DatasetSummary.NearDuplicates;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming;
import org.unmask.split.GroupNaming.ByMetadata;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

/** {@code summary.json}: a {@link DatasetSummary} with snake_case keys. */
final class DatasetSummaryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DatasetSummaryJson() {}

  static String write(DatasetSummary summary) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("found", summary.found());
    root.put("accepted", summary.accepted());
    root.put("duplicates", summary.duplicates());
    ObjectNode rejected = root.putObject("rejected");
    new TreeMap<>(summary.rejected()).forEach((why, files) -> rejected.put(why.name(), files));
    ArrayNode splits = root.putArray("splits");
    for (SplitCount count : summary.counts()) {
      splits
          .addObject()
          .put("split", count.split().folder())
          .put("label", count.label().name())
          .put("source", count.source())
          .put("images", count.images());
    }
    ArrayNode formats = root.putArray("formats");
    for (FormatCount count : summary.formats()) {
      formats
          .addObject()
          .put("format", count.format().name())
          .put("label", count.label().name())
          .put("images", count.images());
    }
    root.putObject("groups")
        .put("number", summary.groups().number())
        .put("largest", summary.groups().largest())
        .put("torn", summary.groups().torn());
    summary
        .nearDuplicates()
        .ifPresent(
            found ->
                root.putObject("near_duplicates")
                    .put("max_distance", found.maxDistance())
                    .put("links", found.links())
                    .put("joined", found.joined())
                    .put("across_splits", found.acrossSplits()));
    summary.audit().ifPresent(audit -> root.set("audit", ShortcutAuditJson.write(audit)));
    ArrayNode misses = root.putArray("misses");
    for (Miss miss : summary.misses()) {
      misses
          .addObject()
          .put("split", miss.split().folder())
          .put("size", Double.isNaN(miss.size()) ? null : miss.size())
          .put("label_share", Double.isNaN(miss.labelShare()) ? null : miss.labelShare());
    }
    root.put("generations", summary.generations());
    root.put("seed", summary.plan().seed());
    ObjectNode fractions = root.putObject("fractions");
    for (SplitName split : SplitName.values()) {
      fractions.put(split.folder(), summary.plan().fractions().of(split));
    }
    root.put("assignment", summary.plan().assignment().name());
    ObjectNode naming = root.putObject("group_naming");
    summary.naming().pattern().ifPresent(pattern -> naming.put("pattern", pattern));
    naming.put("metadata", summary.naming().metadata().name());
    naming.put("late", summary.naming().isLate());
    root.put("fingerprint", summary.fingerprint());
    ArrayNode warnings = root.putArray("warnings");
    summary.warnings().forEach(warnings::add);
    return root.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no such JSON, or its counts do not add up
   */
  static DatasetSummary read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      List<SplitCount> counts = new ArrayList<>();
      for (JsonNode count : root.required("splits")) {
        counts.add(
            new SplitCount(
                SplitName.ofFolder(count.required("split").asText()),
                Label.valueOf(count.required("label").asText()),
                count.required("source").asText(),
                count.required("images").asLong()));
      }
      List<FormatCount> formats = new ArrayList<>();
      for (JsonNode count : root.required("formats")) {
        formats.add(
            new FormatCount(
                ImageFormat.valueOf(count.required("format").asText()),
                Label.valueOf(count.required("label").asText()),
                count.required("images").asLong()));
      }
      Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
      for (Map.Entry<String, JsonNode> entry : root.required("rejected").properties()) {
        rejected.put(RejectReason.valueOf(entry.getKey()), entry.getValue().asLong());
      }
      JsonNode groups = root.required("groups");
      return new DatasetSummary(
          new Books(
              root.required("found").asLong(), root.required("duplicates").asLong(), rejected),
          counts,
          formats,
          new Groups(
              groups.required("number").asLong(),
              groups.required("largest").asLong(),
              // Datasets made until 2026-11-29 do not say.
              groups.path("torn").asLong(0)),
          nearDuplicates(root),
          Optional.ofNullable(root.get("audit")).map(ShortcutAuditJson::read),
          plan(root),
          naming(root),
          root.required("generations").asInt(),
          root.required("fingerprint").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<NearDuplicates> nearDuplicates(JsonNode root) {
    return Optional.ofNullable(root.get("near_duplicates"))
        .map(
            found ->
                new NearDuplicates(
                    found.required("max_distance").asInt(),
                    found.required("links").asLong(),
                    found.required("joined").asLong(),
                    found.required("across_splits").asLong()));
  }

  /** Datasets made until 2026-11-29 do not say. */
  private static GroupNaming naming(JsonNode root) {
    JsonNode naming = root.get("group_naming");
    return naming == null
        ? GroupNaming.UNKNOWN
        : new GroupNaming(
            Optional.ofNullable(naming.get("pattern")).map(JsonNode::asText),
            ByMetadata.valueOf(naming.required("metadata").asText()),
            naming.path("late").asBoolean());
  }

  private static Plan plan(JsonNode root) {
    JsonNode fractions = root.required("fractions");
    return new Plan(
        root.required("seed").asLong(),
        new SplitFractions(
            fractions.required("train").asDouble(),
            fractions.required("validation").asDouble(),
            fractions.required("test").asDouble()),
        Assignment.valueOf(root.required("assignment").asText()));
  }
}
