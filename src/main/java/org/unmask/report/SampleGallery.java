package org.unmask.report;

import java.util.List;
import org.unmask.report.DatasetReport.Picture;

/** What the images of each split and label look like. */
final class SampleGallery {

  private SampleGallery() {}

  static void add(Html html, List<Picture> samples) {
    html.element("h2", "Samples");
    if (samples.isEmpty()) {
      html.element("p", "None were drawn.");
      return;
    }
    html.element(
        "p",
        "Drawn at random from each split and label. Look for wrong labels, and for what one label"
            + " has and the other has not: borders, blur, colour, background.");
    // The file beside the page is a PNG, for who wants each pixel; here it would be most of the
    // page.
    html.raw("<div class=\"scroll sheet\">")
        .image(
            "image/jpeg",
            Thumbnail.jpeg(ContactSheet.draw(samples)),
            ContactSheet.description(samples))
        .raw("</div>");
    html.raw("<details>").element("summary", "Paths of the samples, row by row");
    html.table(
        "paths",
        List.of("Split", "Label", "File"),
        ContactSheet.shown(samples).stream()
            .map(
                sample ->
                    List.of(
                        sample.split().folder(),
                        sample.label().name(),
                        Visible.shortened(sample.path(), 200)))
            .toList());
    html.raw("</details>");
  }
}
