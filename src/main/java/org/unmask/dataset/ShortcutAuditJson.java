package org.unmask.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

/** The part {@code audit} of {@code summary.json}. */
final class ShortcutAuditJson {
  private ShortcutAuditJson() {}

  static ObjectNode write(ShortcutAudit audit) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("images", audit.images());
    root.put("threshold", audit.threshold());
    root.put("combined_roc_auc", Double.isNaN(audit.combined()) ? null : audit.combined());
    ArrayNode features = root.putArray("features");
    for (Feature feature : audit.features()) {
      features
          .addObject()
          .put("name", feature.name())
          .put("measure", feature.measure().name().toLowerCase(Locale.ROOT))
          .put("strength", feature.strength())
          .put("direction", feature.direction());
    }
    return root;
  }

  static ShortcutAudit read(JsonNode root) {
    List<Feature> features = new ArrayList<>();
    for (JsonNode feature : root.required("features")) {
      features.add(
          new Feature(
              feature.required("name").asText(),
              Measure.valueOf(feature.required("measure").asText().toUpperCase(Locale.ROOT)),
              feature.required("strength").asDouble(),
              feature.required("direction").asText()));
    }
    JsonNode combined = root.required("combined_roc_auc");
    return new ShortcutAudit(
        root.required("images").asLong(),
        features,
        combined.isNull() ? Double.NaN : combined.asDouble(),
        root.required("threshold").asDouble());
  }
}
