package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unmask.training.EpochResult;

class HistoryCsvTest {

  private static final List<EpochResult> HISTORY =
      List.of(
          new EpochResult("head", 1, 1e-3, 0.693, Double.NaN, Double.NaN, 812.5, 3.25, 0.125),
          new EpochResult("fine-tune", 2, 3e-5, 1 / 3.0, 0.41, 0.9173, 25.1, 640, Double.NaN));

  @Test
  void writesAHeaderAndALineAnEpoch() {
    assertThat(HistoryCsv.write(HISTORY.subList(0, 1)))
        .isEqualTo(
            """
            epoch,phase,learning_rate,train_loss,validation_loss,validation_auc,\
            images_per_second,seconds,input_wait
            1,head,0.001,0.693,NaN,NaN,812.5,3.25,0.125
            """);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(HistoryCsv.read(HistoryCsv.write(HISTORY))).isEqualTo(HISTORY);
    assertThat(HistoryCsv.read(HistoryCsv.write(List.of()))).isEmpty();
  }

  @Test
  void namesTheLineThatItCannotRead() {
    String csv = HistoryCsv.write(HISTORY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryCsv.read(csv + "3,head\n"))
        .withMessage("Invalid line 4: 3,head (9 columns)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryCsv.read(csv + "3,head,a,0,0,0,0,0,0\n"))
        .withMessage("Invalid line 4: 3,head,a,0,0,0,0,0,0 (numbers but for the phase)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryCsv.read("epoch,loss\n"))
        .withMessageStartingWith("Invalid header: epoch,loss (epoch,phase,");
  }

  @Test
  void refusesAPhaseThatWouldBreakTheLine() {
    EpochResult row = new EpochResult("a,b", 1, 0, 0, 0, 0, 0, 0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryCsv.write(List.of(row)))
        .withMessage("Invalid phase: a,b (no comma, quote or line break)");
  }
}
