package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

class DatasetPicturesTest {

  /** Images without a group have their split by a hash of their id; the draw must not follow it. */
  @Test
  void drawsFromEachSplitAlike() {
    SplitAssigner assigner = new SplitAssigner(SplitFractions.DEFAULT, 42);
    Map<SplitName, Integer> drawn = new EnumMap<>(SplitName.class);
    Map<SplitName, Integer> all = new EnumMap<>(SplitName.class);
    for (int i = 0; i < 10_000; i++) {
      SplitName split = assigner.draw("image-" + i);
      all.merge(split, 1, Integer::sum);
      drawn.merge(split, DatasetPictures.place(42, "image-" + i) < 0.1 ? 1 : 0, Integer::sum);
    }
    for (SplitName split : SplitName.values()) {
      // A tenth; five standard deviations of 1,500 draws are 58 of 150.
      assertThat(drawn.getOrDefault(split, 0) / (double) all.getOrDefault(split, 1))
          .isBetween(0.06, 0.14);
    }
  }
}
