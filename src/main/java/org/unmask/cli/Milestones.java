package org.unmask.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a line of progress is due, and writes it: at each tenth of the way, and after 15
 * seconds of silence, but never twice within a second. Not thread-safe.
 */
final class Milestones {
  private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final long SPACING_NANOS = Duration.ofSeconds(1).toNanos();

  private final String what;
  private final String unit;
  private long total;
  private final LongSupplier nanos;
  private final long startedAt;
  private long spokeAt;
  private long done;
  private long tenths;

  /**
   * Starts the clock.
   *
   * @param total -1 if not known
   * @param nanos a clock such as {@link System#nanoTime}
   */
  Milestones(String what, String unit, long total, LongSupplier nanos) {
    this.what = what;
    this.unit = unit;
    this.total = total;
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
    this.spokeAt = startedAt;
  }

  /** Says how many there are, now that it is known. */
  void expect(long newTotal) {
    total = newTotal;
    tenths = tenthsOf(done);
  }

  /** The line that is due when {@code count} units are done in all; a count never goes back. */
  Optional<String> at(long count) {
    done = Math.max(done, count);
    long now = nanos.getAsLong();
    long silent = now - spokeAt;
    boolean tenthPassed = total > 0 && tenthsOf(done) > tenths;
    if (done == total || silent < SPACING_NANOS || !(tenthPassed || silent >= SILENCE_NANOS)) {
      return Optional.empty();
    }
    spokeAt = now;
    tenths = tenthsOf(done);
    return Optional.of(line(now));
  }

  /** The last line, with the time that all of it took. */
  String end() {
    long now = nanos.getAsLong();
    return what + ": " + counts() + " in " + duration(seconds(now)) + rate(now);
  }

  private String line(long now) {
    String left =
        total > done && done > 0
            ? ", " + duration(seconds(now) * (total - done) / done) + " left"
            : "";
    return what + ": " + counts() + rate(now) + left;
  }

  private String counts() {
    return total < 0
        ? String.format(Locale.ROOT, "%,d %s", done, unit)
        : String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit);
  }

  private String rate(long now) {
    double seconds = seconds(now);
    if (done == 0 || seconds <= 0) {
      return "";
    }
    double rate = done / seconds;
    return String.format(Locale.ROOT, rate < 10 ? ", %,.1f %s/s" : ", %,.0f %s/s", rate, unit);
  }

  private long tenthsOf(long count) {
    return total > 0 ? (long) (10.0 * count / total) : 0;
  }

  private double seconds(long now) {
    return (now - startedAt) / 1e9;
  }

  /** Two units at most: {@code 10 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(whole / 60.0);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
