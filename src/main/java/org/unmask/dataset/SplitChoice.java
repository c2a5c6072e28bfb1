package org.unmask.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unmask.image.Label;
import org.unmask.split.GroupCounts;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

/** Gives each accepted image its split: by fractions, or as the folders have it. */
final class SplitChoice {
  private SplitChoice() {}

  /** Whole groups, stratified by label: see {@link SplitAssigner}. */
  static List<AcceptedImage> byFractions(
      List<AcceptedImage> images, SplitFractions fractions, long seed) {
    Map<String, GroupCounts> groups = new HashMap<>();
    for (AcceptedImage image : images) {
      long fake = image.label() == Label.FAKE ? 1 : 0;
      groups.merge(
          image.groupId(),
          new GroupCounts(image.groupId(), 1 - fake, fake),
          (a, b) -> new GroupCounts(a.groupId(), a.real() + b.real(), a.fake() + b.fake()));
    }
    Map<String, SplitName> assignment = new SplitAssigner(fractions, seed).assign(groups.values());
    return images.stream()
        .map(image -> image.in(Objects.requireNonNull(assignment.get(image.groupId()))))
        .toList();
  }

  /**
   * The splits of the folders Train, Validation and Test.
   *
   * @throws IllegalArgumentException if an image lies in none of them, or a group in two
   */
  static List<AcceptedImage> byFolders(List<AcceptedImage> images) {
    List<String> homeless = new ArrayList<>();
    List<String> torn = new ArrayList<>();
    Map<String, SplitName> splits = new HashMap<>();
    for (AcceptedImage image : images) {
      SplitName split = image.split();
      if (split == null) {
        homeless.add(image.path());
      } else if (splits.merge(image.groupId(), split, (first, other) -> first) != split) {
        torn.add(image.groupId());
      }
    }
    if (!homeless.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot keep the splits of the folders: images that lie in no folder named Train,"
              + " Validation or Test: "
              + Offenders.of(homeless));
    }
    if (!torn.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot keep the splits of the folders: images whose group has others in another split: "
              + Offenders.of(torn.stream().distinct().sorted().toList()));
    }
    return images;
  }
}
