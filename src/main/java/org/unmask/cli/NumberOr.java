package org.unmask.cli;

import com.typesafe.config.ConfigValue;
import java.util.OptionalDouble;

/**
 * A number, or a word for what something else says.
 *
 * @param word such as {@code preset}
 */
record NumberOr(String word, OptionalDouble number) {

  static NumberOr read(String word, ConfigValue value) {
    if (word.equals(value.unwrapped())) {
      return new NumberOr(word, OptionalDouble.empty());
    }
    return new NumberOr(word, OptionalDouble.of(value.atKey("number").getDouble("number")));
  }

  double or(double other) {
    return number.orElse(other);
  }

  /** What {@code --set} takes back. */
  @Override
  public String toString() {
    return number.isEmpty() ? word : String.valueOf(number.getAsDouble()).replaceFirst("[.]0$", "");
  }
}
