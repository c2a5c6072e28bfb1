package org.unmask.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;

/**
 * What became of every file that was found: {@code found = accepted + rejected + duplicates}.
 *
 * @param books the files that were found
 * @param counts the accepted images by split, label and source; combinations without an image are
 *     left out
 * @param formats the accepted images by format and label; combinations without an image are left
 *     out
 * @param groups what was divided
 * @param nearDuplicates what was looked for; empty where it was not
 * @param audit what the label can be told by; empty where it was not asked
 * @param plan how images came to splits
 * @param naming what named the groups
 * @param generations 1, and one more for each time that images were appended
 * @param fingerprint 64 hex digits that depend on which images are in which split under which
 *     label, and on nothing else
 */
public record DatasetSummary(
    Books books,
    List<SplitCount> counts,
    List<FormatCount> formats,
    Groups groups,
    Optional<NearDuplicates> nearDuplicates,
    Optional<ShortcutAudit> audit,
    Plan plan,
    GroupNaming naming,
    int generations,
    String fingerprint) {

  /** Who decided which split an image is in. */
  public enum Assignment {
    /** {@link SplitAssigner}, by the fractions. */
    BY_FRACTIONS,
    /** The folders Train, Validation and Test that the images came in. */
    BY_FOLDERS
  }

  /**
   * The files that were found.
   *
   * @param found how many there were, images or not
   * @param duplicates how many had the bytes of another image under the same label
   * @param rejected how many were refused, by reason; {@link RejectReason#DUPLICATE} is none of
   *     them
   */
  public record Books(long found, long duplicates, Map<RejectReason, Long> rejected) {

    public Books {
      Map<RejectReason, Long> sorted = new EnumMap<>(RejectReason.class);
      sorted.putAll(rejected);
      rejected = Collections.unmodifiableMap(sorted);
      if (rejected.containsKey(RejectReason.DUPLICATE)) {
        throw new IllegalArgumentException("Invalid summary: duplicates are counted on their own");
      }
    }

    /** How many files were refused, duplicates left out. */
    public long refused() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together. */
    public Books plus(Books more) {
      Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
      rejected.forEach((reason, files) -> sum.merge(reason, files, Long::sum));
      more.rejected.forEach((reason, files) -> sum.merge(reason, files, Long::sum));
      return new Books(found + more.found, duplicates + more.duplicates, sum);
    }
  }

  /** How many accepted images one split holds of one label and source. */
  public record SplitCount(SplitName split, Label label, String source, long images) {}

  /** How many accepted images one format holds of one label. */
  public record FormatCount(ImageFormat format, Label label, long images) {}

  /**
   * The groups of images that stay together.
   *
   * @param number of groups
   * @param largest images of the largest
   * @param torn how many of the groups that appends found are in more than one split, since their
   *     images were there already and stay where they are; their parts are counted as groups. At
   *     least so many: what one append found, a later one may not see. None where folders decide
   */
  public record Groups(long number, long largest, long torn) {

    /** Of a dataset in which none is torn. */
    public Groups(long number, long largest) {
      this(number, largest, 0);
    }
  }

  /**
   * Images that look alike, and the groups that were tied: by their look, or since they share the
   * bytes of an image.
   *
   * @param maxDistance of two perceptual hashes of near-duplicates, in bits of 256
   * @param links how many pairs of groups look alike, chains of one look counted as chains; also
   *     with images that an append left out since their group is torn
   * @param joined how many groups are made of two or more, whether by look or by shared bytes
   * @param acrossSplits how many of these have images in more than one split: none, unless the
   *     splits of folders were kept
   */
  public record NearDuplicates(int maxDistance, long links, long joined, long acrossSplits) {}

  /**
   * How images came to splits.
   *
   * @param seed what the assignment was shuffled with
   * @param fractions the shares that were asked for
   * @param assignment whether the shares were met, or the folders decided
   */
  public record Plan(long seed, SplitFractions fractions, Assignment assignment) {}

  /**
   * By how much one split misses what it should hold.
   *
   * @param size its share of all images less the fraction that was asked for; NaN where the folders
   *     decided
   * @param labelShare the share of fakes in it less their share of all images; NaN where it is
   *     empty
   */
  public record Miss(SplitName split, double size, double labelShare) {}

  public DatasetSummary {
    counts = List.copyOf(counts);
    formats = List.copyOf(formats);
    long accepted = counts.stream().mapToLong(SplitCount::images).sum();
    if (books.found() != accepted + books.refused() + books.duplicates()) {
      throw new IllegalArgumentException(
          "Invalid summary: found %d, but accepted %d + rejected %d + duplicates %d"
              .formatted(books.found(), accepted, books.refused(), books.duplicates()));
    }
    long formatted = formats.stream().mapToLong(FormatCount::images).sum();
    if (formatted != accepted) {
      throw new IllegalArgumentException(
          "Invalid summary: accepted %d, but the formats say %d".formatted(accepted, formatted));
    }
  }

  /** How many files were found, images or not. */
  public long found() {
    return books.found();
  }

  /** How many files had the bytes of another image under the same label. */
  public long duplicates() {
    return books.duplicates();
  }

  /** How many files were refused, by reason. */
  public Map<RejectReason, Long> rejected() {
    return books.rejected();
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

  /** By how much each split misses its size and the label share of the whole. */
  public List<Miss> misses() {
    double all = accepted();
    double fakes = 0;
    for (SplitName split : SplitName.values()) {
      fakes += images(split, Label.FAKE);
    }
    List<Miss> misses = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      double here = images(split);
      misses.add(
          new Miss(
              split,
              plan.assignment() == Assignment.BY_FOLDERS
                  ? Double.NaN
                  : here / all - plan.fractions().of(split),
              images(split, Label.FAKE) / here - fakes / all));
    }
    return misses;
  }

  /** What a person should know before they trust a model of this dataset; often empty. */
  public List<String> warnings() {
    return SummaryWarnings.of(this);
  }
}
