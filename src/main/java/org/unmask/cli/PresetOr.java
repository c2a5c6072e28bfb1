package org.unmask.cli;

import com.typesafe.config.ConfigValue;
import java.util.OptionalDouble;

/** A number, or the word {@code preset} for what a preset says. */
record PresetOr(OptionalDouble number) {
  private static final String WORD = "preset";

  static PresetOr read(ConfigValue value) {
    if (WORD.equals(value.unwrapped())) {
      return new PresetOr(OptionalDouble.empty());
    }
    return new PresetOr(OptionalDouble.of(value.atKey("number").getDouble("number")));
  }

  double or(double ofPreset) {
    return number.orElse(ofPreset);
  }

  /** What {@code --set} takes back. */
  @Override
  public String toString() {
    return number.isEmpty() ? WORD : String.valueOf(number.getAsDouble());
  }
}
