package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;
import org.unmask.StoppedException;

/** Three epochs of four steps, ended in all the ways that there are. */
class StepCheckpointsTest {
  private static final int EPOCHS = 3;
  private static final int STEPS = 4 * EPOCHS;

  @TempDir Path folder;
  private FeatureStore store;
  private int number;

  @BeforeEach
  void fill() throws IOException {
    store = FeatureStore.create(folder.resolve("features"), 1);
    for (float feature : new float[] {-1, 2, -3, 5}) {
      store.add(new float[] {feature}, feature > 0 ? 1 : 0);
    }
  }

  @AfterEach
  void empty() {
    store.close();
  }

  private Path fresh() {
    return folder.resolve("checkpoints-" + number++);
  }

  private EpochResult run(
      Checkpoints checkpoints, SummingNetwork network, TrainingListener... listeners) {
    return run(3, checkpoints, network, listeners);
  }

  private EpochResult run(
      int spacing, Checkpoints checkpoints, SummingNetwork network, TrainingListener... listeners) {
    Phase phase =
        new Phase(
            "tune",
            EPOCHS,
            EPOCHS,
            LearningRateSchedule.warmUpThenCosine(0.1, 0, 2, STEPS),
            spacing);
    return new TrainingLoop(checkpoints, List.of(listeners))
        .run(
            phase,
            network,
            new FeatureBatches(store, 1, FeatureBatches.Order.SHUFFLED, 7),
            new FeatureBatches(store, 1, FeatureBatches.Order.STORED, 7));
  }

  /** What does not depend on the clock. */
  private static List<List<Double>> figures(Checkpoints checkpoints) {
    List<List<Double>> figures = new ArrayList<>();
    for (EpochResult result : checkpoints.done("tune")) {
      figures.add(
          List.of(
              (double) result.epoch(),
              result.learningRate(),
              result.trainLoss(),
              result.validationLoss(),
              result.validationAuc()));
    }
    return figures;
  }

  private List<List<Double>> uninterrupted() {
    RunCheckpoints checkpoints = RunCheckpoints.open(fresh(), "same");
    run(checkpoints, new SummingNetwork());
    return figures(checkpoints);
  }

  private static TrainingListener at(long fatalStep, Runnable end) {
    return new TrainingListener() {
      @Override
      public void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {
        if (step == fatalStep) {
          end.run();
        }
      }
    };
  }

  @Test
  void aRunKilledAtAnyStepEndsAsIfItHadNotBeen() {
    List<List<Double>> whole = uninterrupted();
    for (int fatal = 0; fatal < STEPS; fatal++) {
      Path path = fresh();
      Runnable kill =
          () -> {
            throw new Killed();
          };
      TrainingListener killer = at(fatal, kill);
      assertThatThrownBy(() -> run(RunCheckpoints.open(path, "same"), new SummingNetwork(), killer))
          .isInstanceOf(Killed.class);

      SummingNetwork resumed = new SummingNetwork();
      RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
      run(checkpoints, resumed);
      assertThat(figures(checkpoints)).as("killed at step %d", fatal).isEqualTo(whole);
      // Within an epoch of four the last place to go on from is its begin or its third step.
      int repeatedFrom = fatal / 4 * 4 + (fatal % 4 == 3 ? 3 : 0);
      assertThat(resumed.trained()).as("killed at step %d", fatal).isEqualTo(STEPS - repeatedFrom);
    }
  }

  @Test
  void statesAreNamedAlikeWhateverDigitsALocaleHas() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      Path path = fresh();
      run(RunCheckpoints.open(path, "same"), new SummingNetwork());
      try (Stream<Path> files = Files.list(path)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains("tune-003")
            .allMatch(name -> name.chars().allMatch(letter -> letter < 128));
      }
    } finally {
      Locale.setDefault(before);
    }
    Path older = fresh();
    Files.createDirectories(older.resolve(Phase.HEAD + "-\u0660\u0660\u0661"));
    assertThat(RunCheckpoints.areAllIn(older)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aRunKilledInItsValidationEndsAsIfItHadNotBeen(int spacing) {
    List<List<Double>> whole = uninterrupted();
    for (int fatal = 0; fatal < STEPS; fatal++) {
      Path path = fresh();
      SummingNetwork killed = new SummingNetwork();
      killed.endAtLogit(
          fatal,
          () -> {
            throw new Killed();
          });
      assertThatThrownBy(() -> run(spacing, RunCheckpoints.open(path, "same"), killed))
          .isInstanceOf(Killed.class);

      SummingNetwork resumed = new SummingNetwork();
      RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
      run(spacing, checkpoints, resumed);
      assertThat(figures(checkpoints)).as("killed at logit %d", fatal).isEqualTo(whole);
      assertThat(checkpoints.done("tune"))
          .allSatisfy(epoch -> assertThat(epoch.inputWait()).isBetween(0.0, 1.0));
      // The steps since the last checkpoint: of an epoch of four, those past a multiple.
      int repeated = spacing > 4 ? 4 : 4 % spacing;
      int behind = (fatal / 4 + 1) * 4 - repeated;
      assertThat(resumed.trained()).as("killed at logit %d", fatal).isEqualTo(STEPS - behind);
    }
  }

  @Test
  void aRunStoppedInItsValidationKeepsTheWholeEpoch() {
    Path path = fresh();
    SummingNetwork stopped = new SummingNetwork();
    stopped.endAtLogit(5, () -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> run(RunCheckpoints.open(path, "same"), stopped))
        .isInstanceOf(StoppedException.class)
        .hasMessage(
            "Cannot go on training: it was stopped; --resume goes on from phase tune, epoch 2, step 4");
    assertThat(Thread.interrupted()).isTrue();

    SummingNetwork resumed = new SummingNetwork();
    RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
    run(checkpoints, resumed);
    assertThat(resumed.trained()).isEqualTo(STEPS - 8);
    assertThat(figures(checkpoints)).isEqualTo(uninterrupted());
  }

  @Test
  void aRunKilledBetweenAnyTwoFileOperationsEndsAsIfItHadNotBeen() {
    List<List<Double>> whole = uninterrupted();
    int operations = 0;
    boolean killed = true;
    while (killed) {
      Path path = fresh();
      killed = killedAfter(operations, path);
      RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
      run(checkpoints, new SummingNetwork());
      assertThat(figures(checkpoints)).as("after %d operations", operations).isEqualTo(whole);
      operations++;
    }
    assertThat(operations).isGreaterThan(40);
  }

  private boolean killedAfter(int operations, Path path) {
    try {
      run(RunCheckpoints.open(path, "same", new FailingDisk(operations)), new SummingNetwork());
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  @Test
  void whatAKillLeftHalfDoneIsRemoved() throws IOException {
    Path path = fresh();
    run(RunCheckpoints.open(path, "same"), new SummingNetwork());
    Files.createDirectories(path.resolve("tune-009.staging"));
    Files.writeString(path.resolve("tune-009.staging/state"), "half");
    RunCheckpoints.open(path, "same");
    try (var left = Files.list(path)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .contains("progress.json", "tune-003")
          .doesNotContain("tune-009.staging");
    }
  }

  @Test
  void aRunThatIsStoppedKeepsTheStepThatItHadReached() {
    Path path = fresh();
    TrainingListener stopping = at(5, () -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> run(RunCheckpoints.open(path, "same"), new SummingNetwork(), stopping))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot go on training: it was stopped; --resume goes on from phase tune, epoch 2, step 2");
    assertThat(Thread.interrupted()).isTrue();

    SummingNetwork resumed = new SummingNetwork();
    RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
    run(checkpoints, resumed);
    assertThat(resumed.trained()).isEqualTo(STEPS - 6);
    assertThat(figures(checkpoints)).isEqualTo(uninterrupted());
  }

  @Test
  void aFullDiskIsNamedAndLeavesTheCheckpointBefore() {
    Path path = fresh();
    FailingDisk disk = new FailingDisk(Integer.MAX_VALUE);
    TrainingListener filling = at(6, () -> disk.leave(2));
    assertThatThrownBy(
            () -> run(RunCheckpoints.open(path, "same", disk), new SummingNetwork(), filling))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith(
            "Cannot keep checkpoint " + path.resolve("tune-002-000003") + ": there is no room (")
        .hasMessageEndingWith(
            "what was kept before is whole, and --resume goes on from the end of phase tune, epoch 1");
    RunCheckpoints checkpoints = RunCheckpoints.open(path, "same");
    run(checkpoints, new SummingNetwork());
    assertThat(figures(checkpoints)).isEqualTo(uninterrupted());
  }

  @Test
  void aRunDoesNotBeginWithoutRoomForItsCheckpoints() {
    FailingDisk disk = new FailingDisk(Integer.MAX_VALUE);
    disk.leave(299);
    RunCheckpoints checkpoints = RunCheckpoints.open(fresh(), "same", disk);
    assertThatThrownBy(() -> checkpoints.requireRoom(100))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("(300 bytes are needed, 299 are free)");
    disk.leave(300);
    checkpoints.requireRoom(100);
  }
}
