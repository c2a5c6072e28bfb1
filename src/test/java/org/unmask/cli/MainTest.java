package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.augmentation.Change;
import org.unmask.cli.ScoreRequest.Kind;
import org.unmask.cli.SplitRequest.FolderSplits;
import org.unmask.cli.TrainRequest.IfBegun;
import org.unmask.dataset.ImageFolder;
import org.unmask.model.Device;
import org.unmask.scoring.Begin;
import org.unmask.scoring.IfUnfinished;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.Degradation;

class MainTest {

  @TempDir private Path home;
  private RecordedCommands commands;

  @BeforeEach
  void begin() throws IOException {
    commands = new RecordedCommands(home);
  }

  @Test
  void splitAsksForWhatItsOptionsSay() {
    assertThat(
            commands.unmask(
                "split --images a lake=b --images s3a://c/split=x --metadata m.csv --dataset d"
                    + " --keep-splits --overwrite --fail-on-leak"))
        .isZero();
    assertThat(commands.unmask("split --table t --dataset d --append")).isZero();
    assertThat(commands.unmask("split --images a --dataset d")).isZero();
    assertThat(commands.requests())
        .containsExactly(
            new SplitRequest(
                List.of(
                    ImageFolder.of("a"),
                    new ImageFolder("b", Optional.of("lake")),
                    ImageFolder.of("s3a://c/split=x")),
                List.of(),
                Optional.of("m.csv"),
                "d",
                FolderSplits.KEPT,
                SplitRequest.IfThere.REPLACE,
                SplitRequest.OnLeak.FAIL),
            new SplitRequest(
                List.of(),
                List.of(ImageFolder.of("t")),
                Optional.empty(),
                "d",
                FolderSplits.IGNORED,
                SplitRequest.IfThere.APPEND,
                SplitRequest.OnLeak.WARN),
            new SplitRequest(
                List.of(ImageFolder.of("a")),
                List.of(),
                Optional.empty(),
                "d",
                FolderSplits.IGNORED,
                SplitRequest.IfThere.REFUSE,
                SplitRequest.OnLeak.WARN));
  }

  @Test
  void trainBeginsWithTheShippedWeights() {
    assertThat(commands.unmask("train --dataset d --run r --weights w.h5 --resume")).isZero();
    assertThat(commands.unmask("train --dataset d --run r --overwrite")).isZero();
    assertThat(commands.unmask("train --dataset d --run r")).isZero();
    assertThat(commands.requests())
        .containsExactly(
            new TrainRequest("d", "r", Optional.of("w.h5"), IfBegun.RESUME, Device.AUTO),
            new TrainRequest(
                "d", "r", Optional.of(commands.shipped().toString()), IfBegun.REPLACE, Device.AUTO),
            new TrainRequest(
                "d", "r", Optional.of(commands.shipped().toString()), IfBegun.REFUSE, Device.AUTO));
  }

  @Test
  void aPreviewNeedsNoWeightsAndTrainsNothing() throws IOException {
    commands.unship();
    assertThat(commands.unmask("train --dataset d --run r --preview")).isZero();
    assertThat(commands.requests()).containsExactly(new PreviewRequest("d", "r", Optional.empty()));
  }

  @Test
  void trainGoesWithoutWeightsWhereNoneAreShipped() throws IOException {
    commands.unship();
    assertThat(commands.unmask("train --dataset d --run r")).isZero();
    assertThat(commands.requests())
        .containsExactly(new TrainRequest("d", "r", Optional.empty(), IfBegun.REFUSE, Device.AUTO));
  }

  @Test
  void evaluateMeasuresOnTestUnlessToldOtherwise() {
    assertThat(commands.unmask("evaluate --dataset d --run r")).isZero();
    assertThat(
            commands.unmask(
                "evaluate --dataset d --run r --model m --split Validation --overwrite"
                    + " --degrade jpeg=50 --degrade blur=1.5"))
        .isZero();
    assertThat(commands.requests())
        .containsExactly(
            new EvaluateRequest(
                "d",
                commands.shipped().toString(),
                "r",
                SplitName.TEST,
                new Degradation(Map.of()),
                IfPresent.REFUSE,
                Optional.empty(),
                Device.AUTO),
            new EvaluateRequest(
                "d",
                "m",
                "r",
                SplitName.VALIDATION,
                new Degradation(Map.of(Change.JPEG, 50.0, Change.BLUR, 1.5)),
                IfPresent.REPLACE,
                Optional.empty(),
                Device.AUTO));
  }

  @Test
  void evaluateNamesTheDegradationsThatThereAre() {
    assertThat(commands.unmask("evaluate --dataset d --run r --degrade fog=1")).isEqualTo(2);
    assertThat(commands.err())
        .contains("Invalid --degrade: fog (mirror, rotation, zoom, brightness");
  }

  @Test
  void scoreTakesGlobsAndPathsOfAnyFileSystem() {
    assertThat(commands.unmask("score --images hdfs:///a/*.jpg s3a://b/c --model m --scores s"))
        .isZero();
    assertThat(commands.unmask("score --images a --scores s --overwrite")).isZero();
    assertThat(commands.requests())
        .containsExactly(
            new ScoreRequest(
                Kind.IMAGES,
                List.of("hdfs:///a/*.jpg", "s3a://b/c"),
                "m",
                "s",
                Begin.NEW,
                IfUnfinished.REFUSE,
                Optional.empty(),
                Device.AUTO),
            new ScoreRequest(
                Kind.IMAGES,
                List.of("a"),
                commands.shipped().toString(),
                "s",
                Begin.REPLACE,
                IfUnfinished.REFUSE,
                Optional.empty(),
                Device.AUTO));
  }

  @Test
  void scoreTakesAListOrATableAndGoesOnOrUpdates() {
    assertThat(commands.unmask("score --list l.csv --model m --scores s --resume")).isZero();
    assertThat(commands.unmask("score --table t --model m --scores s --update --resume")).isZero();
    assertThat(commands.requests())
        .containsExactly(
            new ScoreRequest(
                Kind.LIST,
                List.of("l.csv"),
                "m",
                "s",
                Begin.NEW,
                IfUnfinished.RESUME,
                Optional.empty(),
                Device.AUTO),
            new ScoreRequest(
                Kind.TABLE,
                List.of("t"),
                "m",
                "s",
                Begin.UPDATE,
                IfUnfinished.RESUME,
                Optional.empty(),
                Device.AUTO));
  }

  @Test
  void deviceAndThresholdAreHandedOn() {
    assertThat(commands.unmask("train --dataset d --run r --device gpu")).isZero();
    assertThat(
            commands.unmask("evaluate --dataset d --run r --model m --device CPU --threshold 0.3"))
        .isZero();
    assertThat(
            commands.unmask(
                "score --images a --model m --scores s --threshold equal-error --device auto"))
        .isZero();
    assertThat(commands.requests())
        .containsExactly(
            new TrainRequest(
                "d", "r", Optional.of(commands.shipped().toString()), IfBegun.REFUSE, Device.GPU),
            new EvaluateRequest(
                "d",
                "m",
                "r",
                SplitName.TEST,
                new Degradation(Map.of()),
                IfPresent.REFUSE,
                Optional.of("0.3"),
                Device.CPU),
            new ScoreRequest(
                Kind.IMAGES,
                List.of("a"),
                "m",
                "s",
                Begin.NEW,
                IfUnfinished.REFUSE,
                Optional.of("equal-error"),
                Device.AUTO));
    assertThat(commands.unmask("score --images a --model m --scores s --device tpu")).isEqualTo(2);
    assertThat(commands.err()).contains("--device").contains("AUTO, CPU, GPU");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score --scores s",
        "score --images a --list l --scores s",
        "score --list l --table t --scores s",
        "score --images a --scores s --overwrite --update"
      })
  void scoreTakesOneInputAndOneIntention(String line) {
    assertThat(commands.unmask(line)).isEqualTo(2);
    assertThat(commands.requests()).isEmpty();
  }

  @Test
  void demoAndBenchAskForWhatTheirOptionsSay() {
    assertThat(commands.unmask("demo --to d --portraits 5 --fakes 3 --overwrite")).isZero();
    assertThat(commands.unmask("bench train --model m --images i")).isZero();
    assertThat(commands.requests())
        .containsExactly(
            new DemoRequest("d", 5, 3, IfPresent.REPLACE),
            new BenchRequest(
                BenchRequest.What.TRAIN, Optional.of("m"), Optional.of("i"), Device.AUTO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"split", "split-growth"})
  void benchmarksOfSplitRunNoModel(String what) throws IOException {
    assertThat(commands.unmask("bench " + what + " --model m")).isEqualTo(2);
    assertThat(commands.err())
        .isEqualToIgnoringNewLines("unmask: Invalid --model: m (bench " + what + " runs no model)");
    commands.unship();
    assertThat(commands.unmask("bench " + what)).isZero();
    assertThat(commands.requests())
        .extracting(request -> ((BenchRequest) request).model())
        .containsExactly(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"evaluate --dataset d --run r", "score --images a --scores s", "bench score"})
  void aModelIsNeededWhereNoneIsShipped(String arguments) throws IOException {
    commands.unship();
    assertThat(commands.unmask(arguments)).isEqualTo(2);
    assertThat(commands.err())
        .isEqualToIgnoringNewLines(
            "unmask: Cannot find a model: no --model was given, and there is none in "
                + commands.shipped());
  }

  @Test
  void settingsReachTheWork() throws IOException {
    Path file = Files.writeString(home.resolve("my.conf"), "train.head.epochs = 4");
    List<Object> seen = new ArrayList<>();
    commands.instead(
        (request, context) -> {
          seen.add(context.settings().seed());
          seen.add(context.settings().trainingPlan().head().epochs());
        });
    assertThat(commands.unmask("demo --to d --config " + file + " --set seed=5")).isZero();
    assertThat(seen).containsExactly(5L, 4);
  }
}
