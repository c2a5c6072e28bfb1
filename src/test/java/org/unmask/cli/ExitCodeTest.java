package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;

/** What a command says and returns when it goes wrong, and where its words go. */
class ExitCodeTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Object> requests = new ArrayList<>();
  private Work<Object> work = (request, context) -> requests.add(request);
  @TempDir private Path home;
  private Path shipped = Path.of("");

  @BeforeEach
  void shipAModel() throws IOException {
    shipped = Files.createDirectories(home.resolve("data/models/detector"));
    Files.writeString(shipped.resolve("saved_model.pb"), "graph");
  }

  @Test
  void resultsAndProgressGoTheirOwnWays() {
    work =
        (request, context) -> {
          context.progress().start("Drawing", "portraits", 0).close();
          context.say("Drew 3 portraits");
        };
    assertThat(unmask("demo --to d")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("Drew 3 portraits");
    assertThat(err.toString()).isEqualToIgnoringNewLines("Drawing: 0 of 0 portraits in 0 s");
  }

  @Test
  void quietShowsResultsAlone() {
    work =
        (request, context) -> {
          context.progress().start("Drawing", "portraits", 0).close();
          context.say("Drew 3 portraits");
        };
    assertThat(unmask("demo --to d --quiet")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("Drew 3 portraits");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Cannot start: missing required subcommand (see unmask --help)",
        "spilt | Cannot start: unmatched argument at index 0: 'spilt'; did you mean split?"
            + " (see unmask --help)",
        "split | Cannot run split: missing required option: '--dataset=DIR'"
            + " (see unmask split --help)",
        "demo --to d --portrait 3 | Cannot run demo: unknown options: '--portrait', '3';"
            + " did you mean --portraits? (see unmask demo --help)",
        "demo --to d --portraits few | Cannot run demo: invalid value for option '--portraits':"
            + " 'few' is not an int (see unmask demo --help)",
        "demo --to d --portraits 0 | Invalid --portraits: 0 (1 or more)",
        "demo --to d --fakes -1 | Invalid --fakes: -1 (0 or more)",
        "evaluate --dataset d --run r --split all | Cannot run evaluate: invalid value for option"
            + " '--split': expected one of [TRAIN, VALIDATION, TEST] (case-insensitive) but was"
            + " 'all' (see unmask evaluate --help)",
        "train --dataset d --run r --resume --overwrite | Cannot run train: --resume, --overwrite"
            + " are mutually exclusive (specify only one) (see unmask train --help)",
        "train --dataset d --run r --preview --resume | Cannot run train: --resume, --preview"
            + " are mutually exclusive (specify only one) (see unmask train --help)",
        "demo --to d --quiet --verbose | Cannot run demo: --quiet, --verbose"
            + " are mutually exclusive (specify only one) (see unmask demo --help)",
        "demo --to d --set seed=x --set sed=1 | Invalid setting: sed = 1 (unknown; the nearest key"
            + " is seed; from --set); Invalid seed: x (a whole number of 64 bits; from --set)"
      })
  void wrongUsageIsOneLineAndStartsNothing(String arguments, String line) {
    assertThat(unmask(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("unmask: " + line);
    assertThat(out.toString()).isEmpty();
    assertThat(requests).isEmpty();
  }

  @Test
  void aPathIsNotEmpty() {
    assertThat(execute("demo", "--to", " ")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "unmask: Cannot run demo: invalid value for option '--to': it is empty"
                + " (see unmask demo --help)");
  }

  @Test
  void aStageThatCannotGoOnIsExitOne() {
    work =
        (request, context) -> {
          throw new PipelineException("Cannot write d: disk\nfull");
        };
    assertThat(unmask("demo --to d")).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("unmask: Cannot write d: disk full");
  }

  @Test
  void anErrorOfTheMachineIsExitOneToo() {
    work =
        (request, context) -> {
          throw new UnsatisfiedLinkError("no jnitensorflow");
        };
    assertThat(unmask("demo --to d")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("unmask: Cannot run demo: unsatisfied link: no jnitensorflow");
  }

  @Test
  void theVersionsAreThoseThatTheBuildMadeItWith() {
    assertThat(unmask("--version")).isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("unmask \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.matches("Spark \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.matches("TensorFlow Java \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.startsWith("Java "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "split -h", "help split"})
  void helpIsNoFailure(String arguments) {
    assertThat(unmask(arguments)).isZero();
    assertThat(out.toString()).contains("Usage: unmask").contains("Exit codes:");
    assertThat(err.toString()).isEmpty();
  }

  private int unmask(String arguments) {
    return execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  private int execute(String... arguments) {
    Map<String, String> environment = Map.of("UNMASK_HOME", home.toString());
    return Main.execute(
        arguments,
        new Terminal(new PrintWriter(out), new PrintWriter(err), environment),
        new Jobs(
            this::work, this::work, this::work, this::work, this::work, this::work, this::work));
  }

  private void work(Object request, CommandContext context) throws Exception {
    work.run(request, context);
  }
}
