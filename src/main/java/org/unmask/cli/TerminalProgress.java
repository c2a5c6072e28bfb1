package org.unmask.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.unmask.Progress;

/** Progress for a person: a bar that redraws itself on a terminal, lines anywhere else. */
final class TerminalProgress implements Progress {

  /** How progress is shown. */
  enum Style {
    BAR,
    LINES,
    NONE;

    /**
     * What {@code UNMASK_PROGRESS} asks for, or else lines; scripts/unmask asks for a bar where
     * standard error is a terminal.
     *
     * @throws IllegalArgumentException if it asks for something else
     */
    static Style of(Map<String, String> environment) {
      String wish = environment.getOrDefault("UNMASK_PROGRESS", "lines");
      return switch (wish.toLowerCase(Locale.ROOT)) {
        case "bar" -> BAR;
        case "lines" -> LINES;
        case "none" -> NONE;
        default ->
            throw new IllegalArgumentException(
                "Invalid UNMASK_PROGRESS: " + wish + " (bar, lines or none)");
      };
    }
  }

  private final Style style;
  private final PrintWriter out;
  private final LongSupplier nanos;

  /**
   * Shows progress on {@code out}.
   *
   * @param nanos a clock such as {@link System#nanoTime}; the bar has its own
   */
  TerminalProgress(Style style, PrintWriter out, LongSupplier nanos) {
    this.style = style;
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public Task start(String what, String unit, long total) {
    return switch (style) {
      case BAR -> new Bar(what, unit, total);
      case LINES -> new Lines(new Milestones(what, unit, total, nanos), out);
      case NONE -> SILENT.start(what, unit, total);
    };
  }

  private static final class Lines implements Task {
    private final Milestones milestones;
    private final PrintWriter out;

    private Lines(Milestones milestones, PrintWriter out) {
      this.milestones = milestones;
      this.out = out;
    }

    @Override
    public synchronized void advanceTo(long done) {
      milestones.at(done).ifPresent(this::show);
    }

    @Override
    public synchronized void expect(long total) {
      milestones.expect(total);
    }

    @Override
    public synchronized void close() {
      show(milestones.end());
    }

    private void show(String line) {
      out.println(line);
      out.flush();
    }
  }

  private static final class Bar implements Task {
    private final ProgressBar bar;

    private Bar(String what, String unit, long total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setUnit(" " + unit, 1)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .showSpeed()
              .build();
    }

    @Override
    public synchronized void advanceTo(long done) {
      bar.stepTo(Math.max(done, bar.getCurrent()));
    }

    @Override
    public synchronized void expect(long total) {
      bar.maxHint(total);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
