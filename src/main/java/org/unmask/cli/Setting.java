package org.unmask.cli;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One key of the settings: where it stands, how it is read, and what is allowed.
 *
 * @param key dashed, dots between groups, such as {@code train.head.learning-rate}
 * @param allowed what is allowed, for a person
 * @param reader turns a scalar of HOCON into a value
 * @param range whether a value of the right type is allowed
 */
record Setting<T>(String key, String allowed, Reader<T> reader, Predicate<T> range) {

  /** Reads a scalar; throws {@link ConfigException} where it has the wrong type. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ConfigValue value);
  }

  /** Whole numbers beyond this are not exact in a {@code double}. */
  private static final double EXACT = 1L << 53;

  static Setting<Long> whole(String key, String allowed) {
    return new Setting<>(key, allowed, Setting::readWhole, value -> true);
  }

  static Setting<Long> whole(String key, String allowed, long least, long most) {
    return new Setting<>(
        key, allowed, Setting::readWhole, value -> value >= least && value <= most);
  }

  static Setting<Integer> count(String key, int least, int most) {
    return new Setting<>(
        key,
        least + " to " + most,
        value -> clampedToInt(readWhole(value)),
        value -> value >= least && value <= most);
  }

  /** A number of {@code least} to {@code most}, both included. */
  static Setting<Double> real(String key, double least, double most) {
    return new Setting<>(
        key,
        plain(least) + " to " + plain(most),
        Setting::readReal,
        value -> value >= least && value <= most);
  }

  /** A whole number of {@code least} to {@code most}, or a word. */
  static Setting<NumberOr> countOr(String key, int least, int most, String word) {
    Setting<NumberOr> real = realOr(key, least, most, word);
    return new Setting<>(
        key,
        real.allowed,
        real.reader,
        value -> real.range.test(value) && value.or(least) == Math.rint(value.or(least)));
  }

  /** A number of {@code least} to {@code most}, or a word. */
  static Setting<NumberOr> realOr(String key, double least, double most, String word) {
    return new Setting<>(
        key,
        plain(least) + " to " + plain(most) + ", or " + word,
        value -> NumberOr.read(word, value),
        value -> value.or(least) >= least && value.or(least) <= most);
  }

  /** A number above 0, at most 1. */
  static Setting<Double> positiveShare(String key) {
    return new Setting<>(
        key, "above 0, at most 1", Setting::readReal, value -> value > 0 && value <= 1);
  }

  /** A number above 0, at most 1, or a word. */
  static Setting<NumberOr> positiveShareOr(String key, String word) {
    return new Setting<>(
        key,
        "above 0, at most 1, or " + word,
        value -> NumberOr.read(word, value),
        value -> value.or(1) > 0 && value.or(1) <= 1);
  }

  /** A number above {@code low} and below {@code high}, or a word. */
  static Setting<NumberOr> betweenOr(String key, double low, double high, String word) {
    double middle = 0.5 * (low + high);
    return new Setting<>(
        key,
        "above " + plain(low) + ", below " + plain(high) + ", or " + word,
        value -> NumberOr.read(word, value),
        value -> value.or(middle) > low && value.or(middle) < high);
  }

  static Setting<Long> bytes(String key, long least, long most) {
    return new Setting<>(
        key,
        least + " B to " + most + " B, such as 64 MiB",
        value -> value.atKey("bytes").getBytes("bytes"),
        value -> value >= least && value <= most);
  }

  static Setting<String> text(String key) {
    return new Setting<>(
        key, "a text that is not empty", Setting::readText, value -> !value.isBlank());
  }

  static Setting<String> textOrNone(String key) {
    return new Setting<>(key, "a text, or empty for none", Setting::readText, value -> true);
  }

  /** Names, as a list of HOCON or with commas between them. */
  static Setting<Names> names(String key) {
    return new Setting<>(
        key,
        "names, as a list or with commas between them",
        Names::read,
        names -> !names.all().isEmpty());
  }

  /** The same, of which there may be none. */
  static Setting<Names> namesOrNone(String key) {
    return new Setting<>(
        key, "names, as a list or with commas between them, or none", Names::read, names -> true);
  }

  static Setting<String> choice(String key, String allowed, List<String> choices) {
    return new Setting<>(key, allowed, Setting::readText, choices::contains);
  }

  /** {@code on} or {@code off}. */
  static Setting<String> onOrOff(String key) {
    return choice(key, "on or off", List.of("on", "off"));
  }

  /**
   * The value that HOCON gives.
   *
   * @throws IllegalArgumentException if it has another type or is out of range; the message names
   *     key, value and what is allowed
   */
  T read(ConfigValue value) {
    T read;
    try {
      read = reader.read(value);
    } catch (ConfigException | NumberFormatException e) {
      throw invalid(value, e);
    }
    if (!range.test(read)) {
      throw invalid(value, null);
    }
    return read;
  }

  private IllegalArgumentException invalid(ConfigValue value, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Invalid "
            + key
            + ": "
            + shown(value)
            + " ("
            + allowed
            + "; from "
            + value.origin().description()
            + ")",
        cause);
  }

  private static String shown(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING
        ? String.valueOf(value.unwrapped())
        : value.render();
  }

  private static long readWhole(ConfigValue value) {
    Number number = value.atKey("number").getNumber("number");
    if (number instanceof Integer || number instanceof Long) {
      return number.longValue();
    }
    double real = number.doubleValue();
    if (real != Math.rint(real) || Math.abs(real) > EXACT) {
      throw new NumberFormatException("not a whole number");
    }
    return (long) real;
  }

  private static int clampedToInt(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  private static double readReal(ConfigValue value) {
    return value.atKey("number").getDouble("number");
  }

  private static String readText(ConfigValue value) {
    return value.atKey("text").getString("text");
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
