package org.unmask.report;

import java.util.Base64;
import java.util.List;

/** The few shapes of HTML that the report is made of. Text is escaped here and nowhere else. */
final class Html {

  private final StringBuilder text = new StringBuilder();

  /** Safe between tags and between quotes of an attribute; nothing in it is hidden. */
  static String escape(String raw) {
    return Visible.of(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Takes markup as it is. */
  Html raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /** An element that holds text, escaped; {@code tag} may carry attributes. */
  Html element(String tag, String content) {
    String name = tag.split(" ", 2)[0];
    return raw("<" + tag + ">" + escape(content) + "</" + name + ">");
  }

  /** A table with a header row, all escaped; wide ones scroll for themselves. */
  Html table(String cssClass, List<String> header, List<List<String>> rows) {
    raw("<div class=\"scroll\"><table class=\"" + cssClass + "\"><thead>");
    row("th", header);
    raw("</thead><tbody>");
    rows.forEach(row -> row("td", row));
    return raw("</tbody></table></div>");
  }

  private void row(String cell, List<String> values) {
    raw("<tr>");
    values.forEach(value -> element(cell, value));
    raw("</tr>");
  }

  /** An image inside the page itself. */
  Html image(String mediaType, byte[] bytes, String description) {
    String data = Base64.getEncoder().encodeToString(bytes);
    return raw(
        "<img src=\"data:%s;base64,%s\" alt=\"%s\">"
            .formatted(mediaType, data, escape(description)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
