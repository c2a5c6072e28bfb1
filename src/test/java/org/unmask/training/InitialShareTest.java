package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InitialShareTest {

  @Test
  void keepsTheMostThatCostsNextToNothing() {
    assertThat(share(0.950, 0.955, 0.9535, 0.940)).isEqualTo(0.5);
    assertThat(share(0.950, 0.951, 0.951, 0.952)).isEqualTo(0.75);
    assertThat(share(1.000, 0.997, 0.9979, 0.900)).isEqualTo(0);
  }

  /** 0.25 is too bad, but what lies behind it is not. */
  @Test
  void aValleyOnTheWayDoesNotMatter() {
    assertThat(share(0.95, 0.90, 0.95, 0.90)).isEqualTo(0.5);
  }

  @Test
  void keepsNothingWhereNothingCanBeMeasured() {
    assertThat(share(Double.NaN, Double.NaN, Double.NaN, Double.NaN)).isEqualTo(0);
    assertThat(share(0.9, Double.NaN, 0.9, Double.NaN)).isEqualTo(0.5);
  }

  @Test
  void saysWhatWasTried() {
    assertThat(InitialShare.chosen(List.of(0.95, 0.955, 0.9535, 0.94)).words())
        .isEqualTo(
            "0.50 (validation ROC-AUC by share: 0.00 0.9500, 0.25 0.9550, 0.50 0.9535, 0.75"
                + " 0.9400)");
    assertThat(InitialShare.fixed(0.4).words()).isEqualTo("0.40");
  }

  private static double share(Double... aucs) {
    return InitialShare.chosen(List.of(aucs)).share();
  }
}
