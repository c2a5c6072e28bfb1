package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.Progress;
import org.unmask.cli.TerminalProgress.Style;

class TerminalProgressTest {
  private final AtomicLong nanos = new AtomicLong(77);
  private final StringWriter shown = new StringWriter();

  @Test
  void saysHowFarHowFastAndHowLongStill() {
    try (Progress.Task task = start(16_000)) {
      afterSeconds(4);
      task.advanceTo(4_000);
      assertThat(lines())
          .containsExactly("Reading images: 4,000 of 16,000 images, 1,000 images/s, 12 s left");
    }
  }

  @Test
  void speaksAtEachTenthOnce() {
    try (Progress.Task task = start(100)) {
      for (int done = 1; done <= 35; done++) {
        afterSeconds(1);
        task.advanceTo(done);
      }
      assertThat(lines())
          .containsExactly(
              "Reading images: 10 of 100 images, 1.0 images/s, 1 min 30 s left",
              "Reading images: 20 of 100 images, 1.0 images/s, 1 min 20 s left",
              "Reading images: 30 of 100 images, 1.0 images/s, 1 min 10 s left");
    }
  }

  @Test
  void breaksItsSilenceAfterFifteenSeconds() {
    try (Progress.Task task = start(1_000_000)) {
      afterSeconds(14);
      task.advanceTo(14);
      assertThat(lines()).isEmpty();
      afterSeconds(1);
      task.advanceTo(15);
      assertThat(lines())
          .containsExactly(
              "Reading images: 15 of 1,000,000 images, 1.0 images/s, 277 h 46 min left");
    }
  }

  @Test
  void holdsBackWithinASecond() {
    try (Progress.Task task = start(10)) {
      for (int done = 0; done <= 10; done++) {
        task.advanceTo(done);
      }
      assertThat(lines()).isEmpty();
    }
  }

  @Test
  void endsWithTheTimeThatAllOfItTook() {
    try (Progress.Task task = start(600)) {
      afterSeconds(65);
      task.advanceTo(600);
    }
    assertThat(lines())
        .containsExactly("Reading images: 600 of 600 images in 1 min 5 s, 9.2 images/s");
  }

  @Test
  void aTotalThatIsNotKnownIsNotGuessed() {
    try (Progress.Task task = start(-1)) {
      afterSeconds(20);
      task.advanceTo(2_000);
      assertThat(lines()).containsExactly("Reading images: 2,000 images, 100 images/s");
    }
  }

  @Test
  void aTotalThatBecomesKnownGivesTheTimeLeft() {
    try (Progress.Task task = start(-1)) {
      afterSeconds(10);
      task.advanceTo(1_000);
      task.expect(4_000);
      afterSeconds(10);
      task.advanceTo(2_000);
      assertThat(lines())
          .containsExactly("Reading images: 2,000 of 4,000 images, 100 images/s, 20 s left");
    }
  }

  @Test
  void aCountThatArrivesLateDoesNotGoBack() {
    try (Progress.Task task = start(100)) {
      afterSeconds(2);
      task.advanceTo(40);
      task.advanceTo(30);
    }
    assertThat(lines().get(1)).startsWith("Reading images: 40 of 100 images in 2 s");
  }

  @Test
  void nothingToDoIsSaidWithoutARate() {
    start(0).close();
    assertThat(lines()).containsExactly("Reading images: 0 of 0 images in 0 s");
  }

  @ParameterizedTest
  @CsvSource({"59.4, 59 s", "60, 1 min", "61, 1 min 1 s", "3600, 1 h", "7800, 2 h 10 min"})
  void aDurationHasTwoUnitsAtMost(double seconds, String text) {
    assertThat(Milestones.duration(seconds)).isEqualTo(text);
  }

  @Test
  void theStyleIsWhatTheEnvironmentAsksFor() {
    assertThat(Style.of(Map.of())).isEqualTo(Style.LINES);
    assertThat(Style.of(Map.of("UNMASK_PROGRESS", "bar"))).isEqualTo(Style.BAR);
    assertThat(Style.of(Map.of("UNMASK_PROGRESS", "None"))).isEqualTo(Style.NONE);
    assertThatThrownBy(() -> Style.of(Map.of("UNMASK_PROGRESS", "dots")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid UNMASK_PROGRESS: dots (bar, lines or none)");
  }

  private Progress.Task start(long total) {
    return new TerminalProgress(Style.LINES, new PrintWriter(shown), nanos::get)
        .start("Reading images", "images", total);
  }

  private void afterSeconds(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000);
  }

  private List<String> lines() {
    return shown.toString().lines().toList();
  }
}
