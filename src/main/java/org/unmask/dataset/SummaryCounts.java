package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitName;

/** Counts for a summary, in an order that depends on nothing but what is counted. */
final class SummaryCounts {
  private SummaryCounts() {}

  static List<SplitCount> bySplit(List<AcceptedImage> images) {
    record Key(SplitName split, Label label, String source) {}

    return images.stream()
        .collect(
            Collectors.groupingBy(
                image -> new Key(splitOf(image), image.label(), image.source()),
                Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Key::split)
                    .thenComparing(Key::label)
                    .thenComparing(Key::source)))
        .map(
            count ->
                new SplitCount(
                    count.getKey().split(),
                    count.getKey().label(),
                    count.getKey().source(),
                    count.getValue()))
        .toList();
  }

  static List<FormatCount> byFormat(List<AcceptedImage> images) {
    record Key(ImageFormat format, Label label) {}

    return images.stream()
        .collect(
            Collectors.groupingBy(
                image -> new Key(image.header().format(), image.label()), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.comparingByKey(Comparator.comparing(Key::format).thenComparing(Key::label)))
        .map(
            count ->
                new FormatCount(count.getKey().format(), count.getKey().label(), count.getValue()))
        .toList();
  }

  static Map<RejectReason, Long> byReason(List<Rejection> rejections) {
    return rejections.stream()
        .collect(
            Collectors.groupingBy(
                Rejection::reason, () -> new EnumMap<>(RejectReason.class), Collectors.counting()));
  }

  /** SHA-256 over the sorted lines {@code image_id label split}. */
  static String fingerprint(List<AcceptedImage> images) {
    List<String> lines = new ArrayList<>(images.size());
    for (AcceptedImage image : images) {
      lines.add(image.imageId() + " " + image.label() + " " + splitOf(image).folder() + "\n");
    }
    lines.sort(String::compareTo);
    return ContentHash.sha256Hex(String.join("", lines).getBytes(US_ASCII));
  }

  private static SplitName splitOf(AcceptedImage image) {
    return Objects.requireNonNull(image.split(), "split");
  }
}
