package org.unmask.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unmask.evaluation.Mistakes.Mistake;

/** Images with the probability that the model gave, worst first. */
final class MistakesGallery {

  private MistakesGallery() {}

  /**
   * Adds one side.
   *
   * @param all how many there are, those that are not shown included
   * @param thumbnails PNG or JPEG bytes by image id; an image without one shows its path alone
   */
  static void add(
      Html html, String title, List<Mistake> mistakes, long all, Map<String, byte[]> thumbnails) {
    html.element("h3", title);
    if (mistakes.isEmpty()) {
      html.element("p class=\"note\"", "None.");
      return;
    }
    html.raw("<ul class=\"gallery\">");
    for (Mistake mistake : mistakes) {
      html.raw("<li>");
      picture(html, mistake, thumbnails.get(mistake.imageId()));
      html.element("div class=\"score\"", Numbers.decimal(mistake.probabilityFake()));
      html.element("div class=\"path\"", mistake.source());
      html.element("div class=\"path\"", mistake.path());
      html.raw("</li>");
    }
    html.raw("</ul>");
    DatasetTables.more(html, all - mistakes.size(), "image");
  }

  private static void picture(Html html, Mistake mistake, byte @Nullable [] thumbnail) {
    String mediaType = thumbnail == null ? null : mediaType(thumbnail);
    if (thumbnail == null || mediaType == null) {
      html.element("div class=\"none\"", "no preview");
    } else {
      html.image(mediaType, thumbnail, mistake.path());
    }
  }

  private static @Nullable String mediaType(byte[] bytes) {
    if (bytes.length > 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8) {
      return "image/jpeg";
    }
    boolean png = bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N';
    return png ? "image/png" : null;
  }
}
