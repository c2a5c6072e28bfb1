package org.unmask.dataset;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.PipelineException;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;

class DatasetChecksTest {
  private static final JudgedCounts SEVEN =
      new JudgedCounts(
          Map.of(Label.REAL, 2L, Label.FAKE, 1L),
          300,
          Map.of(RejectReason.DUPLICATE, 3L, RejectReason.CORRUPT, 1L),
          Map.of(RejectReason.DUPLICATE, "file:/b.jpg", RejectReason.CORRUPT, "file:/c.jpg"),
          0,
          0);

  private static DatasetChecks listed(long files) {
    return new DatasetChecks(List.of("file:/images"), files, 1);
  }

  @Test
  void whatWasListedIsAllAccountedFor() {
    assertDoesNotThrow(() -> listed(7).requireAllJudged(SEVEN));
  }

  @Test
  void aFileWithoutAVerdictOrWithTwoEndsTheBuild() {
    for (long files : new long[] {8, 6}) {
      PipelineException thrown =
          assertThrows(PipelineException.class, () -> listed(files).requireAllJudged(SEVEN));
      assertTrue(
          String.valueOf(thrown.getMessage())
              .contains(files + " files were listed, but 7 were read"),
          thrown.getMessage());
    }
  }
}
