package org.unmask.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How far a corpus lies from a reference in one cheap feature.
 *
 * @param index see {@link StabilityIndex}
 * @param usual the most common bin of the reference
 * @param here the most common bin of the corpus
 */
public record TraitDrift(ImageTrait trait, double index, int usual, int here) {

  /** With fewer images on either side the index is mostly noise: there are 10 bins at most. */
  public static final long LEAST_IMAGES = 200;

  /** Each trait that enough images of both sides have, the farthest apart first. */
  public static List<TraitDrift> of(TraitCounts reference, TraitCounts observed) {
    List<TraitDrift> drifts = new ArrayList<>();
    for (Map.Entry<ImageTrait, List<Long>> entry : reference.bins().entrySet()) {
      ImageTrait trait = entry.getKey();
      List<Long> usual = entry.getValue();
      List<Long> here = observed.bins().getOrDefault(trait, List.of());
      if (StabilityIndex.images(usual) >= LEAST_IMAGES
          && StabilityIndex.images(here) >= LEAST_IMAGES) {
        drifts.add(
            new TraitDrift(trait, StabilityIndex.of(usual, here), fullest(usual), fullest(here)));
      }
    }
    drifts.sort(Comparator.comparingDouble(TraitDrift::index).reversed());
    return drifts;
  }

  /** Whether the two are far apart. */
  public boolean far() {
    return index > StabilityIndex.FAR;
  }

  private static int fullest(List<Long> bins) {
    return bins.indexOf(Collections.max(bins));
  }
}
