package org.unmask.split;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;

/**
 * What became of every file that was found: {@code found = accepted + rejected + duplicates}.
 *
 * @param found how many files were found, images or not
 * @param duplicates how many had the bytes of another image under the same label
 * @param rejected how many were refused, by reason; {@link RejectReason#DUPLICATE} is none of them
 * @param counts the accepted images by split, label and source; combinations without an image are
 *     left out
 * @param formats the accepted images by format and label; combinations without an image are left
 *     out
 * @param seed what the assignment to splits was shuffled with
 * @param fractions the shares that were asked for
 * @param assignment whether the shares were met, or the folders decided
 * @param fingerprint SHA-256, hex, over the sorted lines {@code image_id label split}
 */
public record DatasetSummary(
    long found,
    long duplicates,
    Map<RejectReason, Long> rejected,
    List<SplitCount> counts,
    List<FormatCount> formats,
    long seed,
    SplitFractions fractions,
    Assignment assignment,
    String fingerprint) {

  /** Who decided which split an image is in. */
  public enum Assignment {
    /** {@link SplitAssigner}, by the fractions. */
    BY_FRACTIONS,
    /** The folders Train, Validation and Test that the images came in. */
    BY_FOLDERS
  }

  /** How many accepted images one split holds of one label and source. */
  public record SplitCount(SplitName split, Label label, String source, long images) {}

  /** How many accepted images one format holds of one label. */
  public record FormatCount(ImageFormat format, Label label, long images) {}

  public DatasetSummary {
    rejected = Map.copyOf(rejected);
    counts = List.copyOf(counts);
    formats = List.copyOf(formats);
    if (rejected.containsKey(RejectReason.DUPLICATE)) {
      throw new IllegalArgumentException("Invalid summary: duplicates are counted on their own");
    }
    long accepted = counts.stream().mapToLong(SplitCount::images).sum();
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    if (found != accepted + refused + duplicates) {
      throw new IllegalArgumentException(
          "Invalid summary: found %d, but accepted %d + rejected %d + duplicates %d"
              .formatted(found, accepted, refused, duplicates));
    }
    long formatted = formats.stream().mapToLong(FormatCount::images).sum();
    if (formatted != accepted) {
      throw new IllegalArgumentException(
          "Invalid summary: accepted %d, but the formats say %d".formatted(accepted, formatted));
    }
  }

  /** How many images the dataset holds. */
  public long accepted() {
    return counts.stream().mapToLong(SplitCount::images).sum();
  }

  /** How many images one split holds. */
  public long images(SplitName split) {
    return images(split, Label.REAL) + images(split, Label.FAKE);
  }

  /** How many images of one label one split holds. */
  public long images(SplitName split, Label label) {
    return counts.stream()
        .filter(count -> count.split() == split && count.label() == label)
        .mapToLong(SplitCount::images)
        .sum();
  }

  /** What a person should know before they trust a model of this dataset; often empty. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      if (fractions.of(split) > 0 || images(split) > 0) {
        for (Label label : Label.values()) {
          if (images(split, label) == 0) {
            warnings.add("The split " + split.folder() + " holds no " + label + " image");
          }
        }
      }
    }
    if (formatGivesTheLabelAway()) {
      warnings.add(
          "The file format gives the label away (no format holds both REAL and FAKE images):"
              + " a model may learn the format instead of the face");
    }
    return warnings;
  }

  private boolean formatGivesTheLabelAway() {
    Map<ImageFormat, Set<Label>> labels = new EnumMap<>(ImageFormat.class);
    for (FormatCount count : formats) {
      labels.computeIfAbsent(count.format(), format -> new HashSet<>()).add(count.label());
    }
    return labels.size() > 1 && labels.values().stream().allMatch(seen -> seen.size() == 1);
  }
}
