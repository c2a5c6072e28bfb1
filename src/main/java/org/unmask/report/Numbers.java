package org.unmask.report;

import java.util.List;
import java.util.Locale;
import org.unmask.evaluation.Interval;

/** Numbers for people; what is not defined is "n/a". */
final class Numbers {

  static final String UNDEFINED = "n/a";

  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

  private Numbers() {}

  /** Three decimals, such as {@code 0.894}. */
  static String decimal(double value) {
    return Double.isNaN(value) ? UNDEFINED : String.format(Locale.ROOT, "%.3f", value);
  }

  /** One decimal, such as {@code 89.4 %}; the space does not break. */
  static String percent(double share) {
    return Double.isNaN(share)
        ? UNDEFINED
        : String.format(Locale.ROOT, "%.1f\u00A0%%", 100 * share);
  }

  /** As {@link #percent}, rounded down, so that a lower bound stays one. */
  static String percentAtLeast(double share) {
    return percent(Math.floor(1000 * share) / 1000);
  }

  /** Two decimals, rounded up, so that an upper bound stays one. */
  static String percentAtMost(double share) {
    return String.format(Locale.ROOT, "%.2f\u00A0%%", Math.ceil(share * 10_000) / 100);
  }

  /** Thousands apart, such as {@code 2,400}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Such as {@code 1 image} or {@code 2,400 images}. */
  static String counted(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** Such as {@code 4.1 kB} or {@code 120 kB}, of 1,000 bytes; the space does not break. */
  static String bytes(long value) {
    double size = value;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.size() - 1) {
      size /= 1000;
      unit++;
    }
    String digits = String.format(Locale.ROOT, unit == 0 || size >= 9.95 ? "%.0f" : "%.1f", size);
    String round = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    return round + "\u00A0" + UNITS.get(unit);
  }

  /** Such as {@code 88.4 % to 90.4 %}. */
  static String percents(Interval interval) {
    return Double.isNaN(interval.low())
        ? UNDEFINED
        : percent(interval.low()) + " to " + percent(interval.high());
  }

  /** Such as {@code 0.884 to 0.904}. */
  static String decimals(Interval interval) {
    return Double.isNaN(interval.low())
        ? UNDEFINED
        : decimal(interval.low()) + " to " + decimal(interval.high());
  }
}
