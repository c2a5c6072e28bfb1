package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.unmask.PipelineException;

class WrittenRowsTest {

  @Test
  void namesWhatOtherMachinesHaveKeptToThemselves() {
    assertThatThrownBy(() -> WrittenRows.requireAll("file:/run/features", 2_875, 1_440))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read back what executors wrote to file:/run/features: 1,435 of 2,875 images are"
                + " missing. On a cluster of several machines that has to be a folder that all of"
                + " them share, such as one of NFS");
  }

  @Test
  void isContentWithAllAndWithRowsThatWereCountedTwice() {
    assertThatCode(
            () -> {
              WrittenRows.requireAll("file:/run/features", 7, 7);
              WrittenRows.requireAll("file:/run/features", 7, 8);
            })
        .doesNotThrowAnyException();
  }
}
