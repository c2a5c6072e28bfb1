package org.unmask.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What all pages share: one file that loads nothing from elsewhere, and says how it was made. */
final class Page {

  private Page() {}

  /** An empty page, ready for what goes into it. */
  static Html open(String title) {
    return new Html()
        .raw("<!DOCTYPE html>")
        .raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">")
        .element("title", title)
        .raw("<style>" + styles() + "</style></head><body><main>");
  }

  /** The whole text of a page that is done. */
  static String close(Html html) {
    return html.raw("</main></body></html>").toString();
  }

  /** One of the large numbers, inside {@code <dl class="figures">}. */
  static void figure(Html html, String name, String value, String note) {
    html.raw(
        "<div><dt>%s</dt><dd>%s<small>%s</small></dd></div>"
            .formatted(Html.escape(name), Html.escape(value), Html.escape(note)));
  }

  /** The section of what the numbers do not say. */
  static void limits(Html html, List<String> limits) {
    html.element("h2", "What this does not say");
    list(html, limits);
  }

  static void list(Html html, List<String> items) {
    html.raw("<ul class=\"limits\">");
    items.forEach(item -> html.element("li", item));
    html.raw("</ul>");
  }

  /**
   * The section on how it was made.
   *
   * @param facts that the manifest does not know
   */
  static void provenance(Html html, Map<String, String> facts, Manifest manifest) {
    html.element("h2", "How it was made");
    Map<String, String> all = new TreeMap<>(manifest.versions());
    all.putAll(facts);
    all.put("command", manifest.command());
    all.put("unmask", manifest.version());
    all.put("started", manifest.started().toString());
    manifest.inputs().forEach((name, hash) -> all.put("input " + name, hash));
    keyValues(html, "Fact", all);
    if (!manifest.settings().isEmpty()) {
      html.element("h3", "Settings");
      keyValues(html, "Key", manifest.settings());
    }
  }

  private static void keyValues(Html html, String key, Map<String, String> values) {
    html.table(
        "settings",
        List.of(key, "Value"),
        values.entrySet().stream()
            .map(entry -> List.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static String styles() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read report.css: " + e.getMessage(), e);
    }
  }
}
