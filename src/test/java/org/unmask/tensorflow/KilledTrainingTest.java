package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.TestJvm;
import org.unmask.training.EpochResult;
import org.unmask.training.Phase;
import org.unmask.training.TrainingListener;

@Tag("tensorflow")
class KilledTrainingTest {
  private static final TrainingListener NOBODY = new TrainingListener() {};

  @TempDir Path folder;

  @Test
  void aTrainerKilledTwiceEndsAsIfItHadNotBeen() throws Exception {
    List<EpochResult> whole = KilledTraining.train(folder.resolve("whole"), NOBODY);
    // In the first epoch, past a checkpoint, and in the second.
    killAtStep(3);
    killAtStep(KilledTraining.STEPS_AN_EPOCH + 1);

    List<Long> steps = new ArrayList<>();
    List<EpochResult> resumed =
        KilledTraining.train(
            folder.resolve("killed"),
            new TrainingListener() {
              @Override
              public void stepped(Phase phase, int epoch, long step, double loss, double rate) {
                steps.add(step);
              }
            });

    assertThat(steps.get(0)).isGreaterThanOrEqualTo(KilledTraining.STEPS_AN_EPOCH);
    assertThat(resumed).hasSize(KilledTraining.EPOCHS).hasSameSizeAs(whole);
    for (int i = 0; i < whole.size(); i++) {
      EpochResult expected = whole.get(i);
      EpochResult got = resumed.get(i);
      assertThat(got.epoch()).isEqualTo(expected.epoch());
      assertThat(got.learningRate()).isEqualTo(expected.learningRate());
      assertThat(got.trainLoss()).isCloseTo(expected.trainLoss(), within(1e-3));
      assertThat(got.validationLoss()).isCloseTo(expected.validationLoss(), within(1e-3));
      assertThat(got.validationAuc()).isCloseTo(expected.validationAuc(), within(0.02));
    }
  }

  private void killAtStep(int step) throws IOException, InterruptedException {
    Process trainer = TestJvm.start(KilledTraining.class, folder.resolve("killed"));
    try (BufferedReader lines = trainer.inputReader()) {
      // Ends at that line: the trainer is then killed in mid-run.
      assertThat(lines.lines().anyMatch(("step " + step)::equals)).isTrue();
    } finally {
      trainer.destroyForcibly().waitFor();
    }
  }
}
