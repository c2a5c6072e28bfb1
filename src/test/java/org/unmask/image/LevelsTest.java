package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.49, 0",
    "0.5, 1",
    "127.5, 128",
    "254.49, 254",
    "254.5, 255",
    "255, 255",
    "-0.4, 0",
    "-0.6, 0",
    "-300, 0",
    "255.4, 255",
    "255.6, 255",
    "1e9, 255",
    "-1e30, 0",
    "NaN, 0"
  })
  void roundsHalvesUpAndKeepsToTheRange(float value, int level) {
    assertThat(Levels.of(new float[] {value})[0] & 0xff).isEqualTo(level);
  }

  @Test
  void writesFromTheOffsetOnAndNothingElse() {
    byte[] target = {9, 9, 9, 9};
    Levels.write(new float[] {1, 200}, target, 1);
    assertThat(target).containsExactly(9, 1, 200, 9);
  }
}
