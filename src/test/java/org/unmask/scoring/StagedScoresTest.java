package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.model.TraitCounts;

class StagedScoresTest {
  @TempDir private Path root;

  @Test
  void commitsNoChunkWhoseRowsAreMissing() {
    StagedScores staged =
        StagedScores.in(new org.apache.hadoop.fs.Path(root.toUri()), new Configuration());
    Tally three =
        new Tally(3, 0, Map.of(), Collections.nCopies(Tally.BINS, 0L), TraitCounts.NONE, Map.of());

    assertThatThrownBy(() -> staged.commit("000000", three, 1))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("3 of 3 images are missing");

    assertThat(staged.isCommitted("000000")).isFalse();
    staged.commit("000001", Tally.none(), 1);
    assertThat(staged.isCommitted("000001")).isTrue();
  }
}
