package org.unmask.split;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Miss;
import org.unmask.split.GroupNaming.ByMetadata;

/** What speaks against a dataset by its own summary. */
final class SummaryWarnings {
  /** A label share that misses that of the whole by more is warned of: 1 %. */
  private static final double LARGEST_MISS = 0.01;

  private SummaryWarnings() {}

  /** In words; empty where nothing does. */
  static List<String> of(DatasetSummary summary) {
    List<String> warnings = new ArrayList<>();
    summary.misses().forEach(miss -> addLabels(summary, miss, warnings));
    summary
        .nearDuplicates()
        .filter(found -> found.acrossSplits() > 0)
        .ifPresent(
            found ->
                warnings.add(
                    String.format(
                            Locale.ROOT,
                            found.acrossSplits() == 1
                                ? "%,d group of near-duplicates, or that shares a file, lies"
                                : "%,d groups of near-duplicates, or that share a file, lie",
                            found.acrossSplits())
                        + " in more than one split: what a model learns by heart in one will look"
                        + " like skill in another"));
    if (summary.groups().torn() > 0) {
      warnings.add(
          String.format(
                  Locale.ROOT,
                  summary.groups().torn() == 1
                      ? "At least %,d group lies"
                      : "At least %,d groups lie",
                  summary.groups().torn())
              + " in more than one split: an append found that images of before belong together, and"
              + " those stay where they are. What a model learns by heart in one split will look"
              + " like skill in another: split all images anew");
    }
    if (summary.naming().metadata() == ByMetadata.LAPSED) {
      warnings.add(
          "Metadata or a table named groups, and images were appended later without such names, which"
              + " may so lie in other splits than the groups that they belong to. Where they belong"
              + " to any, split all images anew, with names of all");
    }
    if (summary.naming().isLate()) {
      warnings.add(
          "An append was the first to give a pattern or names of groups: images of before got no"
              + " group by it, and a group may so lie in more than one split. Where those belong to"
              + " such groups, split all images anew");
    }
    Optional<ShortcutAudit> audit = summary.audit().filter(ShortcutAudit::isMeasured);
    if (audit.isPresent()) {
      warnings.addAll(audit.get().warnings());
    } else if (formatGivesTheLabelAway(summary.formats())) {
      warnings.add(
          "The file format gives the label away (no format holds both REAL and FAKE images):"
              + " a model may learn the format instead of the face");
    }
    return warnings;
  }

  private static void addLabels(DatasetSummary summary, Miss miss, List<String> warnings) {
    SplitName split = miss.split();
    if (summary.plan().fractions().of(split) == 0 && summary.images(split) == 0) {
      return;
    }
    boolean complete = true;
    for (Label label : Label.values()) {
      if (summary.images(split, label) == 0) {
        warnings.add("The split " + split.folder() + " holds no " + label + " image");
        complete = false;
      }
    }
    // In a small split one image alone is more than that.
    boolean avoidable = Math.abs(miss.labelShare()) * summary.images(split) > 1;
    if (complete && avoidable && Math.abs(miss.labelShare()) > LARGEST_MISS) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The share of fakes in %s differs from the whole by %.1f %% of the images: %s",
              split.folder(),
              100 * miss.labelShare(),
              reason(summary)));
    }
  }

  private static String reason(DatasetSummary summary) {
    return switch (summary.plan().assignment()) {
      case BY_FOLDERS -> "the folders divide them so";
      case BY_FRACTIONS ->
          summary.generations() > 1
              ? "images of before keep their split, and groups are not divided"
              : "groups are too large to be divided better";
    };
  }

  private static boolean formatGivesTheLabelAway(List<FormatCount> formats) {
    Map<ImageFormat, Set<Label>> labels = new EnumMap<>(ImageFormat.class);
    for (FormatCount count : formats) {
      labels.computeIfAbsent(count.format(), format -> new HashSet<>()).add(count.label());
    }
    return labels.size() > 1 && labels.values().stream().allMatch(seen -> seen.size() == 1);
  }
}
