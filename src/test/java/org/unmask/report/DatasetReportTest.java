package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Bin;
import org.unmask.report.DatasetReport.GroupSize;
import org.unmask.report.DatasetReport.Groups;
import org.unmask.split.GroupCell;
import org.unmask.split.GroupCell.Hold;
import org.unmask.split.GroupShape;
import org.unmask.split.SplitName;

class DatasetReportTest {

  @Test
  void countsGroupsByDoublingSize() {
    Groups groups =
        Groups.of(
            List.of(
                new GroupCell(SplitName.TRAIN, new GroupShape(1, 0), Hold.FREE, 1),
                new GroupCell(SplitName.TEST, new GroupShape(0, 1), Hold.FREE, 1),
                new GroupCell(SplitName.TRAIN, new GroupShape(1, 2), Hold.FIXED, 1),
                new GroupCell(SplitName.TRAIN, new GroupShape(4, 4), Hold.FREE, 1)));
    assertThat(groups)
        .isEqualTo(
            new Groups(
                4,
                8,
                List.of(
                    new GroupSize(1, 1, 2, 2),
                    new GroupSize(2, 3, 1, 3),
                    new GroupSize(8, 15, 1, 8))));
    assertThat(Groups.of(List.of())).isEqualTo(new Groups(0, 0, List.of()));
  }

  @Test
  void binsSizesAtRoundNumbersWithoutGaps() {
    List<Bin> bins =
        new LogBins()
            .add(255, Label.REAL, 3)
            .add(250, Label.FAKE, 2)
            .add(399, Label.FAKE, 1)
            .add(400, Label.REAL, 1)
            .add(9, Label.REAL, 0)
            .bins();
    assertThat(bins)
        .containsExactly(new Bin(250, 300, 3, 2), new Bin(300, 400, 0, 1), new Bin(400, 500, 1, 0));
    assertThat(new LogBins().bins()).isEmpty();
  }

  @Test
  void countsEveryImageInBinsThatFollowOnOneAnother() {
    LogBins all = new LogBins();
    for (int power = 0; power < 63; power++) {
      all.add(1L << power, Label.REAL, 1).add(Long.MAX_VALUE >> power, Label.FAKE, 2);
    }
    List<Bin> bins = all.bins();
    assertThat(bins).hasSizeLessThanOrEqualTo(LogBins.MOST);
    assertThat(bins.stream().mapToLong(Bin::real).sum()).isEqualTo(63);
    assertThat(bins.stream().mapToLong(Bin::fake).sum()).isEqualTo(126);
    for (int i = 1; i < bins.size(); i++) {
      assertThat(bins.get(i).from()).isEqualTo(bins.get(i - 1).to());
    }
  }

  @Test
  void takesNoSizeBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogBins().add(0, Label.REAL, 1))
        .withMessage("Invalid count: 1 images of size 0 (0 or more, of 1 or more)");
  }

  @Test
  void writesSizesOfFilesForPeople() {
    assertThat(Numbers.bytes(999)).isEqualTo("999\u00A0B");
    assertThat(Numbers.bytes(1_000)).isEqualTo("1\u00A0kB");
    assertThat(Numbers.bytes(4_120)).isEqualTo("4.1\u00A0kB");
    assertThat(Numbers.bytes(9_960)).isEqualTo("10\u00A0kB");
    assertThat(Numbers.bytes(999_600)).isEqualTo("1\u00A0MB");
    assertThat(Numbers.bytes(Long.MAX_VALUE)).isEqualTo("9.2\u00A0EB");
  }

  @Test
  void makesVisibleWhatHides() {
    assertThat(Visible.of("a\u202Eb\u0000\n\u2028\uD800\u200B"))
        .isEqualTo("a\\u202Eb\\u0000\\u000A\\u2028\\uD800\\u200B");
    assertThat(Visible.of("a\uDB40\uDC41")).isEqualTo("a\\uE0041");
    assertThat(Visible.of("\u05E9\u05DC\u05D5\u05DD \uD83D\uDE00.jpg"))
        .isEqualTo("\u05E9\u05DC\u05D5\u05DD \uD83D\uDE00.jpg");
  }

  @Test
  void shortensInTheMiddleBetweenWholeCharacters() {
    assertThat(Visible.shortened("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Visible.shortened("abcdefg", 6)).isEqualTo("ab\u2026efg");
    assertThat(Visible.shortened("\uD83D\uDE00".repeat(9), 3))
        .isEqualTo("\uD83D\uDE00\u2026\uD83D\uDE00");
    assertThat(Visible.shortened("abc", 1)).isEqualTo("\u2026");
  }
}
