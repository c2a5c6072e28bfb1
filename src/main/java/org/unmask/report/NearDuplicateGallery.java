package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.NearGroup;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.split.SplitName;

/** Images that look alike, group by group, those of unlike labels first. */
final class NearDuplicateGallery {

  static final int MOST_GROUPS = 12;
  static final int MOST_PICTURES = 6;

  private static final int SIDE = 128;

  private NearDuplicateGallery() {}

  static void add(Html html, NearDuplicates near) {
    html.element("h3", "Near-duplicates");
    if (near.groups() == 0) {
      html.element("p", "None: no two images were found to look alike.");
      return;
    }
    html.element(
        "p",
        "%s in %s of images, or of named groups, that look alike or share a file; the largest holds %s. In %s of them images of unlike labels look alike; %s in more than one split."
            .formatted(
                Numbers.counted(near.images(), "image"),
                Numbers.counted(near.groups(), "group"),
                Numbers.counted(near.largest(), "image"),
                Numbers.count(near.mixed()),
                near.divided() == 1 ? "1 stands" : Numbers.count(near.divided()) + " stand"));
    if (near.mixedBefore() > 0) {
      html.element(
          "p",
          "%s other%s both labels since a group that was tied did by itself: a named one, such as a real image with its fakes, or one that the dataset had before. Whether images of unlike labels look alike there is not known."
              .formatted(
                  Numbers.count(near.mixedBefore()),
                  near.mixedBefore() == 1 ? " holds" : "s hold"));
    }
    List<NearGroup> shown = near.examples().stream().limit(MOST_GROUPS).toList();
    shown.forEach(group -> group(html, group));
    if (!shown.isEmpty()) {
      DatasetTables.more(html, near.groups() - shown.size(), "group");
    }
  }

  private static void group(Html html, NearGroup group) {
    List<Picture> shown = chosen(group);
    html.raw("<section class=\"%s\">".formatted(group.mixed() ? "cluster mixed" : "cluster"))
        .element("h4", title(group))
        .raw("<ul class=\"gallery small\">");
    for (Picture picture : shown) {
      html.raw("<li>");
      if (picture.thumbnail() == null) {
        html.element("div class=\"none\"", "no preview");
      } else {
        html.image(
            "image/jpeg",
            Thumbnail.jpeg(picture.thumbnail(), SIDE),
            Visible.shortened(picture.path(), 200));
      }
      html.element("div class=\"label %s\"".formatted(picture.label()), picture.label().name());
      html.element("div class=\"path\"", picture.split().folder());
      html.element("div class=\"path\"", Visible.shortened(ending(picture.path()), 90));
      html.raw("</li>");
    }
    html.raw("</ul>");
    DatasetTables.more(html, group.size() - shown.size(), "image");
    html.raw("</section>");
  }

  /** Of both labels where there are both, so that the difference is seen. */
  private static List<Picture> chosen(NearGroup group) {
    List<Picture> reals = of(Label.REAL, group);
    List<Picture> fakes = of(Label.FAKE, group);
    int most = Math.max(MOST_PICTURES / 2, MOST_PICTURES - fakes.size());
    List<Picture> chosen = new ArrayList<>(reals.stream().limit(most).toList());
    fakes.stream().limit(MOST_PICTURES - chosen.size()).forEach(chosen::add);
    return chosen;
  }

  private static List<Picture> of(Label label, NearGroup group) {
    return group.pictures().stream().filter(picture -> picture.label() == label).toList();
  }

  /** The last three names of a path; what comes before them is mostly the same for all. */
  private static String ending(String path) {
    int from = path.length();
    for (int names = 0; names < 3 && from > 0; names++) {
      from = path.lastIndexOf('/', from - 1);
    }
    return from <= 0 ? path : "\u2026" + path.substring(from);
  }

  private static String title(NearGroup group) {
    String splits =
        group.splits().stream().map(SplitName::folder).collect(Collectors.joining(" and "));
    return "%s: %s real, %s fake%s"
        .formatted(
            Numbers.counted(group.size(), "image"),
            Numbers.count(group.real()),
            Numbers.count(group.fake()),
            splits.isEmpty() ? "" : "; in " + splits);
  }
}
