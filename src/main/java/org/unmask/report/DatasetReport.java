package org.unmask.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;
import org.unmask.image.Raster;
import org.unmask.split.DatasetSummary;
import org.unmask.split.GroupCell;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitName;

/**
 * What there is to say of a dataset, for {@link DatasetHtml} and {@link DatasetPlots}. Lists may be
 * longer than what a page shows, and all but the summary may be empty.
 *
 * @param summary the books
 * @param audit of what gives the label away; empty where none was made, and one that could not
 *     measure anything is kept as none
 * @param sizes of the accepted images
 * @param groups of what was kept in one split
 * @param nearDuplicates empty where none were looked for
 * @param samples accepted images, drawn at random; the first {@value ContactSheet#COLUMNS} of each
 *     split and label are shown
 * @param rejectExamples some of the rejected files, by reason; how many there are says the summary
 * @param duplicateExamples some of the exact duplicates; how many there are says the summary
 */
public record DatasetReport(
    DatasetSummary summary,
    Optional<ShortcutAudit> audit,
    Sizes sizes,
    Groups groups,
    Optional<NearDuplicates> nearDuplicates,
    List<Picture> samples,
    Map<RejectReason, List<Example>> rejectExamples,
    List<Copy> duplicateExamples) {

  public DatasetReport {
    audit = audit.filter(ShortcutAudit::isMeasured);
    samples = List.copyOf(samples);
    rejectExamples = Map.copyOf(rejectExamples);
    duplicateExamples = List.copyOf(duplicateExamples);
  }

  /** Why there is no {@link #audit}, for a sentence of its own or the end of one. */
  String whyNoAudit() {
    return summary.audit().isPresent()
        ? "there are too few groups to check"
        : "no shortcut audit was made";
  }

  /**
   * An accepted image.
   *
   * @param thumbnail best 128 pixels at the longer side; a larger one is scaled down, a smaller one
   *     shown as it is; null where it could not be decoded
   */
  public record Picture(String path, Label label, SplitName split, @Nullable Raster thumbnail) {}

  /** A file that was refused, and what was wrong with it. */
  public record Example(String path, String detail) {}

  /** An exact duplicate: the path that was kept, and the one that was not. */
  public record Copy(String kept, String copy) {}

  /**
   * How large the accepted images are.
   *
   * @param distinct how many different sizes there are, 0 or more
   * @param commonest the commonest of them; kept the commonest first
   * @param shorterSides images by the shorter side in pixels, see {@link LogBins}
   * @param bytes images by file size in bytes, see {@link LogBins}
   */
  public record Sizes(
      long distinct, List<Dimensions> commonest, List<Bin> shorterSides, List<Bin> bytes) {

    /** Of no images. */
    public static final Sizes NONE = new Sizes(0, List.of(), List.of(), List.of());

    public Sizes {
      commonest =
          commonest.stream()
              .sorted(
                  Comparator.comparingLong((Dimensions size) -> size.real() + size.fake())
                      .reversed()
                      .thenComparingInt(Dimensions::width)
                      .thenComparingInt(Dimensions::height))
              .toList();
      shorterSides = List.copyOf(shorterSides);
      bytes = List.copyOf(bytes);
    }
  }

  /** How many images have one size in pixels. */
  public record Dimensions(int width, int height, long real, long fake) {}

  /**
   * How many images have a value in a range.
   *
   * @param from the least value, inclusive
   * @param to exclusive
   */
  public record Bin(long from, long to, long real, long fake) {}

  /**
   * The groups that were kept whole.
   *
   * @param count 0 or more
   * @param largest how many images the largest holds
   * @param sizes in rising order, without overlap
   */
  public record Groups(long count, long largest, List<GroupSize> sizes) {

    public Groups {
      sizes = List.copyOf(sizes);
    }

    /** By size: of 1 image, 2 to 3, 4 to 7 and so on; sizes that no group has are left out. */
    public static Groups of(Collection<GroupCell> census) {
      long[] count = new long[Long.SIZE];
      long[] images = new long[Long.SIZE];
      long all = 0;
      long largest = 0;
      for (GroupCell cell : census) {
        long size = cell.shape().size();
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(size);
        count[octave] += cell.groups();
        images[octave] += cell.groups() * size;
        all += cell.groups();
        largest = Math.max(largest, size);
      }
      List<GroupSize> sizes =
          IntStream.range(0, Long.SIZE - 1)
              .filter(octave -> count[octave] > 0)
              .mapToObj(
                  octave ->
                      new GroupSize(
                          1L << octave, (2L << octave) - 1, count[octave], images[octave]))
              .toList();
      return new Groups(all, largest, sizes);
    }
  }

  /**
   * How many groups have one size.
   *
   * @param from images, inclusive
   * @param to images, inclusive
   * @param groups of that size
   * @param images in all of them
   */
  public record GroupSize(long from, long to, long groups, long images) {}

  /**
   * Images and named groups that were tied together, since they look alike or share a file.
   *
   * @param groups how many sets of such images there are
   * @param images in all of them
   * @param largest how many images the largest holds
   * @param mixed how many of the groups hold both labels though nothing that was tied did by
   *     itself: there images of unlike label look alike
   * @param mixedBefore how many others hold both labels: a group among them did by itself, such as
   *     a named one of a real image and its fakes
   * @param divided how many of the groups have images in more than one split
   * @param examples some of the groups; kept the mixed ones first, then by size
   */
  public record NearDuplicates(
      long groups,
      long images,
      long largest,
      long mixed,
      long mixedBefore,
      long divided,
      List<NearGroup> examples) {

    /** Looked for, and none found. */
    public static final NearDuplicates NONE = new NearDuplicates(0, 0, 0, 0, 0, 0, List.of());

    public NearDuplicates {
      examples =
          examples.stream()
              .sorted(
                  Comparator.comparing((NearGroup group) -> !group.mixed())
                      .thenComparing(Comparator.comparingLong(NearGroup::size).reversed()))
              .toList();
    }
  }

  /**
   * One set of images that were tied together.
   *
   * @param mixed whether images of unlike label in it look alike, see {@link NearDuplicates}
   * @param splits all that it has images in, also where no picture is of one; kept in their own
   *     order
   * @param pictures some of its images; of each label the first are shown
   */
  public record NearGroup(
      long real, long fake, boolean mixed, List<SplitName> splits, List<Picture> pictures) {

    public NearGroup {
      splits = splits.stream().distinct().sorted().toList();
      pictures = List.copyOf(pictures);
    }

    public long size() {
      return real + fake;
    }
  }
}
