package org.unmask.report;

import java.util.ArrayList;
import java.util.List;

/** What a dataset's report does not say. */
final class DatasetLimits {

  private DatasetLimits() {}

  static List<String> of(DatasetReport report) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "The labels are those of the folders or the metadata file. Nobody looked at each image:"
            + " look at the samples, and at more of them than are shown here.");
    limits.add(
        "A model of this dataset knows the sources, cameras and generators in it. How it does on"
            + " others, only a dataset of others can tell.");
    if (report.audit().isPresent()) {
      limits.add(
          "The shortcut audit knows the features that it lists. Backgrounds, lighting, poses or"
              + " watermarks can give a label away as well. A feature over the bar may also be a"
              + " true trace of how fakes are made, such as blur.");
    } else {
      limits.add("What gives the label away is not known: %s.".formatted(report.whyNoAudit()));
    }
    limits.add(
        "Groups are as good as the metadata that names them: two videos of one person are two"
            + " groups unless it says otherwise.");
    if (report.nearDuplicates().isPresent()) {
      limits.add(
          "Near-duplicates are found by how images look as a whole. Crops, mirror images and heavy"
              + " edits can pass unseen, and images of one plain kind can be taken for each"
              + " other.");
    } else {
      limits.add("Near-duplicates were not looked for: splits may share images but for a byte.");
    }
    limits.add(
        "Whether the images may be used, by their licences and by consent of who is shown, no"
            + " program can say.");
    return limits;
  }
}
