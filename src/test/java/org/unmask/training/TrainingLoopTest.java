package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;

class TrainingLoopTest {

  @TempDir Path folder;

  private FeatureStore store;
  private FeatureBatches oneBatch;
  private final List<EpochResult> told = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final TrainingListener listener =
      new TrainingListener() {
        private @Nullable NetworkView network;

        @Override
        public void phaseBegan(Phase phase, NetworkView shown) {
          seen.add(phase.name());
          network = shown;
        }

        @Override
        public void epochEnded(EpochResult result) {
          told.add(result);
          Objects.requireNonNull(network)
              .weights((name, values) -> seen.add(name + " " + values[0]));
        }

        @Override
        public void phaseEnded(Phase phase, EpochResult best, String reason) {
          ends.add(reason);
        }
      };

  /** Two reals at -1, -2 and two fakes at 1, 2: AUC is 1 for skill above 0, and 0 below. */
  @BeforeEach
  void fill() throws IOException {
    store = FeatureStore.create(folder.resolve("features"), 1);
    store.add(new float[] {-1}, 0);
    store.add(new float[] {-2}, 0);
    store.add(new float[] {1}, 1);
    store.add(new float[] {2}, 1);
    oneBatch = new FeatureBatches(store, 4, FeatureBatches.Order.STORED, 1);
  }

  @AfterEach
  void empty() {
    store.close();
  }

  private EpochResult run(Phase phase, FakeNetwork network) throws IOException {
    RunCheckpoints checkpoints = RunCheckpoints.open(folder.resolve("checkpoints"), "same");
    return new TrainingLoop(checkpoints, List.of(listener)).run(phase, network, oneBatch, oneBatch);
  }

  private static Phase phase(int epochs, int patience) {
    return new Phase("head", epochs, patience, LearningRateSchedule.constant(0.1));
  }

  @Test
  void keepsTheBestEpochNotTheLast() throws IOException {
    FakeNetwork network = new FakeNetwork(-1, 3, -1);
    EpochResult best = run(phase(3, 9), network);
    assertThat(best.epoch()).isEqualTo(2);
    assertThat(best.validationAuc()).isEqualTo(1.0);
    assertThat(network.skill()).isEqualTo(3);
    assertThat(told).extracting(EpochResult::validationAuc).containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void stopsWhenValidationNoLongerImproves() throws IOException {
    FakeNetwork network = new FakeNetwork(3, -1, -1, -1, -1);
    run(phase(5, 2), network);
    assertThat(network.steps()).isEqualTo(3);
    assertThat(ends).containsExactly("no better validation AUC for 2 epochs");
  }

  @Test
  void takesTheLowerLossWhereAucIsTheSame() throws IOException {
    FakeNetwork network = new FakeNetwork(1, 2, 1);
    assertThat(run(phase(3, 9), network).epoch()).isEqualTo(2);
  }

  @Test
  void goesOnWhereAnotherProcessStopped() throws IOException {
    double[] skills = {1, 4, 2};
    FakeNetwork whole = new FakeNetwork(skills);
    run(phase(3, 9), whole);
    List<EpochResult> uninterrupted = List.copyOf(told);
    RunCheckpoints part = RunCheckpoints.open(folder.resolve("part"), "same");
    new TrainingLoop(part, List.of()).run(phase(2, 9), new FakeNetwork(skills), oneBatch, oneBatch);

    FakeNetwork resumed = new FakeNetwork(skills);
    RunCheckpoints reopened = RunCheckpoints.open(folder.resolve("part"), "same");
    new TrainingLoop(reopened, List.of()).run(phase(3, 9), resumed, oneBatch, oneBatch);

    assertThat(resumed.steps()).isEqualTo(1);
    assertThat(resumed.skill()).isEqualTo(whole.skill()).isEqualTo(4);
    assertThat(reopened.done("head"))
        .extracting(EpochResult::validationLoss)
        .isEqualTo(uninterrupted.stream().map(EpochResult::validationLoss).toList());
  }

  @Test
  void showsTheNetworkAtTheEndOfEachEpoch() throws IOException {
    run(phase(2, 9), new FakeNetwork(3, 5));
    assertThat(seen).containsExactly("head", "skill 3.0", "skill 5.0");
    run(phase(2, 9), new FakeNetwork(3, 5));
    assertThat(seen).hasSize(3);
    assertThat(ends).hasSize(2);
  }

  @Test
  void knowsWhatShareOfTheTimeStepsWaited() throws IOException {
    run(phase(2, 9), new FakeNetwork(3, 5));
    assertThat(told).allSatisfy(epoch -> assertThat(epoch.inputWait()).isBetween(0.0, 1.0));
    assertThat(told.get(0).inputWait()).isPositive();
  }

  @Test
  void readsCheckpointsThatDoNotKnowOfWaiting() throws IOException {
    run(phase(1, 9), new FakeNetwork(3));
    Path progress = folder.resolve("checkpoints/progress.json");
    assertThat(RunCheckpoints.open(folder.resolve("checkpoints"), "same").done("head"))
        .isEqualTo(told);
    String before = Files.readString(progress).replaceAll(",\\s*\"input_wait\" : [^\\s,}]+", "");
    assertThat(before).doesNotContain("input_wait");
    Files.writeString(progress, before);
    EpochResult old =
        RunCheckpoints.open(folder.resolve("checkpoints"), "same").done("head").get(0);
    assertThat(old.inputWait()).isNaN();
    assertThat(old.seconds()).isEqualTo(told.get(0).seconds());
  }

  @Test
  void namesALossThatIsNoNumber() {
    FakeNetwork network = new FakeNetwork(1);
    network.breakWith(Double.NaN);
    assertThatThrownBy(() -> run(phase(1, 1), network))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("the loss is NaN in phase head, epoch 1, step 0")
        .hasMessageContaining("a lower train.head.learning-rate");
  }

  @Test
  void namesALogitThatIsNoNumber() {
    assertThatThrownBy(() -> run(phase(1, 1), new FakeNetwork(Double.NaN)))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(
            "validation gave a logit that is no number in phase head, after epoch 1");
  }

  @Test
  void needsBothClassesToValidate() throws IOException {
    try (FeatureStore reals = FeatureStore.create(folder.resolve("reals"), 1)) {
      reals.add(new float[] {-1}, 0);
      FeatureBatches validation = new FeatureBatches(reals, 4, FeatureBatches.Order.STORED, 1);
      RunCheckpoints checkpoints = RunCheckpoints.open(folder.resolve("checkpoints"), "same");
      assertThatThrownBy(
              () ->
                  new TrainingLoop(checkpoints, List.of())
                      .run(phase(1, 1), new FakeNetwork(1), oneBatch, validation))
          .isInstanceOf(PipelineException.class)
          .hasMessage("Cannot validate: no FAKE image of the split validation can be decoded");
    }
  }

  @Test
  void stopsBetweenStepsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> run(phase(1, 1), new FakeNetwork(1)))
          .isInstanceOf(PipelineException.class)
          .hasMessageContaining("it was stopped");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesCheckpointsOfAnotherRun() throws IOException {
    run(phase(1, 1), new FakeNetwork(1));
    assertThatThrownBy(() -> RunCheckpoints.open(folder.resolve("checkpoints"), "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("made with another dataset, other weights or other settings");
  }

  @Test
  void keepsOnlyTheLastAndTheBestEpochOnDisk() throws IOException {
    run(phase(4, 9), new FakeNetwork(1, 5, 2, 3));
    assertThat(folder.resolve("checkpoints"))
        .isDirectoryContaining("glob:**/head-002")
        .isDirectoryContaining("glob:**/head-004")
        .isDirectoryNotContaining("glob:**/head-001")
        .isDirectoryNotContaining("glob:**/head-003");
  }
}
