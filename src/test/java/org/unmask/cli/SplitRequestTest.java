package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unmask.cli.SplitRequest.FolderSplits;
import org.unmask.cli.SplitRequest.IfThere;
import org.unmask.cli.SplitRequest.OnLeak;
import org.unmask.dataset.ImageFolder;

class SplitRequestTest {

  @Test
  void tellsTheManifestAllThatRepeatsTheCommand() {
    SplitRequest request =
        new SplitRequest(
            List.of(
                ImageFolder.of("s3a://c/split=x"),
                new ImageFolder("/data/b c", Optional.of("lake"))),
            List.of(ImageFolder.of("t")),
            Optional.of("m's.csv"),
            "d",
            FolderSplits.KEPT,
            IfThere.APPEND,
            OnLeak.FAIL);

    assertThat(request.options())
        .isEqualTo(
            Map.of(
                "--images", "s3a://c/split=x 'lake=/data/b c'",
                "--table", "t",
                "--metadata", "'m'\\''s.csv'",
                "--keep-splits", "yes",
                "--append", "yes",
                "--fail-on-leak", "yes"));
  }

  @Test
  void tellsNothingOfWhatWasNotGiven() {
    SplitRequest request =
        new SplitRequest(
            List.of(),
            List.of(ImageFolder.of("t")),
            Optional.empty(),
            "d",
            FolderSplits.IGNORED,
            IfThere.REPLACE,
            OnLeak.WARN);

    assertThat(request.options()).isEqualTo(Map.of("--table", "t"));
  }
}
