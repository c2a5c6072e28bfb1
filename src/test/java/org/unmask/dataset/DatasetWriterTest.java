package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;

class DatasetWriterTest {
  private static final long SEED = 42;

  /** Spark's tasks are files, and the slowest of them ends the job. */
  @ParameterizedTest
  @EnumSource(SplitName.class)
  void filesOfASplitAreAlikeWhereImagesAreGroupsOfTheirOwn(SplitName split) {
    SplitAssigner assigner = new SplitAssigner(new SplitFractions(0.7, 0.15, 0.15), SEED);
    List<String> images =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "image " + i)
            .filter(id -> assigner.draw(id) == split)
            .toList();
    FileNumbers numbers =
        FileNumbers.of(
            Map.of(split, new DatasetWriter.Share(images.size(), 64L << 20)), 4, 1, 1L << 40);

    long[] sizes = new long[4];
    images.forEach(id -> sizes[numbers.of(split.folder(), DatasetWriter.turn(SEED, id))]++);

    // Five standard deviations of a fair draw.
    double even = images.size() / 4.0;
    assertThat(LongStream.of(sizes).boxed())
        .allMatch(size -> Math.abs(size - even) < 5 * Math.sqrt(0.75 * even));
  }
}
