package org.unmask.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.image.Raster;
import org.unmask.report.DatasetReport.Copy;
import org.unmask.report.DatasetReport.Dimensions;
import org.unmask.report.DatasetReport.Example;
import org.unmask.report.DatasetReport.GroupSize;
import org.unmask.report.DatasetReport.Groups;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.NearGroup;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.report.DatasetReport.Sizes;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.GroupNaming;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

/** Datasets for tests of what shows them. */
final class DatasetReports {

  private DatasetReports() {}

  /** 100 images, 40 real and 60 fake, of 110 files; its sharpness gives the label away. */
  static DatasetReport leaky(String path) {
    Raster red = plain(4, 4, 200, 10, 10);
    Picture real = new Picture(path, Label.REAL, SplitName.TRAIN, red);
    Picture fake = new Picture(path, Label.FAKE, SplitName.TEST, null);
    return new DatasetReport(
        balanced(
            3,
            Map.of(RejectReason.CORRUPT, 5L, RejectReason.LABEL_CONFLICT, 2L),
            path,
            28,
            42,
            6,
            9,
            6,
            9),
        Optional.of(
            audit(0.812, new Feature("sharpness", Measure.ROC_AUC, 0.75, "higher in REAL"))),
        new Sizes(
            2,
            List.of(new Dimensions(128, 128, 0, 20), new Dimensions(256, 256, 40, 40)),
            new LogBins().add(256, Label.REAL, 40).add(128, Label.FAKE, 60).bins(),
            new LogBins().add(5_100, Label.REAL, 40).add(9_000, Label.FAKE, 60).bins()),
        new Groups(90, 3, List.of(new GroupSize(1, 1, 85, 85), new GroupSize(2, 3, 5, 15))),
        Optional.of(new NearDuplicates(2, 4, 2, 1, 3, 1, List.of(near(real), near(real, fake)))),
        List.of(real, fake),
        Map.of(RejectReason.CORRUPT, List.of(new Example(path, "ends at byte 7 <of> 9"))),
        List.of(new Copy(path, "copy of " + path)));
  }

  /** 100 images of as many files, in which nothing was found. */
  static DatasetReport clean() {
    return with(
        balanced(0, Map.of(), "faces", 35, 35, 8, 7, 7, 8),
        Optional.of(audit(0.55, new Feature("width", Measure.ROC_AUC, 0.5, "equal"))),
        Optional.of(NearDuplicates.NONE));
  }

  /** As {@link #clean}, but neither audited nor searched for near-duplicates. */
  static DatasetReport unchecked() {
    return with(clean().summary(), Optional.empty(), Optional.empty());
  }

  /** Three files, all refused. */
  static DatasetReport empty() {
    DatasetSummary summary =
        balanced(0, Map.of(RejectReason.NOT_AN_IMAGE, 3L), "faces", 0, 0, 0, 0, 0, 0);
    return with(summary, Optional.empty(), Optional.empty());
  }

  static DatasetReport with(
      DatasetSummary summary, Optional<ShortcutAudit> audit, Optional<NearDuplicates> near) {
    return new DatasetReport(
        summary,
        audit,
        Sizes.NONE,
        new Groups(0, 0, List.of()),
        near,
        List.of(),
        Map.of(),
        List.of());
  }

  /** Counts by split: train real, train fake, validation real and so on; all JPEG. */
  static DatasetSummary balanced(
      long duplicates, Map<RejectReason, Long> rejected, String source, long... counts) {
    return balanced(1, duplicates, rejected, source, counts);
  }

  /** The same after so many generations. */
  static DatasetSummary balanced(
      int generations,
      long duplicates,
      Map<RejectReason, Long> rejected,
      String source,
      long... counts) {
    List<SplitCount> splits = new ArrayList<>();
    int next = 0;
    for (SplitName split : SplitName.values()) {
      for (Label label : Label.values()) {
        long images = counts[next++];
        if (images > 0) {
          splits.add(new SplitCount(split, label, source, images));
        }
      }
    }
    List<FormatCount> formats =
        splits.stream()
            .map(count -> new FormatCount(ImageFormat.JPEG, count.label(), count.images()))
            .toList();
    long found =
        Arrays.stream(counts).sum()
            + duplicates
            + rejected.values().stream().mapToLong(Long::longValue).sum();
    return new DatasetSummary(
        new Books(found, duplicates, rejected),
        splits,
        formats,
        new DatasetSummary.Groups(Math.max(1, Arrays.stream(counts).sum()), 1),
        Optional.empty(),
        Optional.empty(),
        new Plan(7, SplitFractions.DEFAULT, Assignment.BY_FRACTIONS),
        GroupNaming.NONE,
        generations,
        "5feceb66");
  }

  /** The same where an append found that so many groups are torn. */
  static DatasetReport torn(DatasetReport report, long groups) {
    DatasetSummary summary = report.summary();
    return with(
        new DatasetSummary(
            summary.books(),
            summary.counts(),
            summary.formats(),
            new DatasetSummary.Groups(100, 1, groups),
            summary.nearDuplicates(),
            summary.audit(),
            summary.plan(),
            summary.naming(),
            2,
            summary.fingerprint()),
        report.audit(),
        report.nearDuplicates());
  }

  static ShortcutAudit audit(double combined, Feature... features) {
    return new ShortcutAudit(100, List.of(features), combined, 0.7);
  }

  static NearGroup near(Picture... pictures) {
    long real = Arrays.stream(pictures).filter(p -> p.label() == Label.REAL).count();
    return new NearGroup(
        real,
        pictures.length - real,
        real > 0 && real < pictures.length,
        Arrays.stream(pictures).map(Picture::split).toList(),
        List.of(pictures));
  }

  /** Of one colour. */
  static Raster plain(int width, int height, int red, int green, int blue) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new Raster(width, height, rgb);
  }
}
