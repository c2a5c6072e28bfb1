package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;

/** What a command says and returns when it goes wrong, and where its words go. */
class ExitCodeTest {

  @TempDir private Path home;
  private RecordedCommands commands;

  @BeforeEach
  void begin() throws IOException {
    commands = new RecordedCommands(home);
  }

  @Test
  void resultsAndProgressGoTheirOwnWays() {
    commands.instead(
        (request, context) -> {
          context.progress().start("Drawing", "portraits", 0).close();
          context.say("Drew 3 portraits");
        });
    assertThat(commands.unmask("demo --to d")).isZero();
    assertThat(commands.out()).isEqualToIgnoringNewLines("Drew 3 portraits");
    assertThat(commands.err()).isEqualToIgnoringNewLines("Drawing: 0 of 0 portraits in 0 s");
  }

  @Test
  void quietShowsResultsAlone() {
    commands.instead(
        (request, context) -> {
          context.progress().start("Drawing", "portraits", 0).close();
          context.say("Drew 3 portraits");
        });
    assertThat(commands.unmask("demo --to d --quiet")).isZero();
    assertThat(commands.out()).isEqualToIgnoringNewLines("Drew 3 portraits");
    assertThat(commands.err()).isEmpty();
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
        "train --dataset d --run r --preview --device gpu | Invalid --device: gpu"
            + " (a preview is drawn on the CPU: auto or cpu)",
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
    assertThat(commands.unmask(arguments)).isEqualTo(2);
    assertThat(commands.err().lines()).containsExactly("unmask: " + line);
    assertThat(commands.out()).isEmpty();
    assertThat(commands.requests()).isEmpty();
  }

  @Test
  void aPathIsNotEmpty() {
    assertThat(commands.execute("demo", "--to", " ")).isEqualTo(2);
    assertThat(commands.err().lines())
        .containsExactly(
            "unmask: Cannot run demo: invalid value for option '--to': it is empty"
                + " (see unmask demo --help)");
  }

  @Test
  void aStageThatCannotGoOnIsExitOne() {
    commands.instead(
        (request, context) -> {
          throw new PipelineException("Cannot write d: disk\nfull");
        });
    assertThat(commands.unmask("demo --to d")).isEqualTo(1);
    assertThat(commands.err().lines()).containsExactly("unmask: Cannot write d: disk full");
  }

  @Test
  void aFileNameDoesNotSteerTheTerminal() {
    commands.instead(
        (request, context) -> {
          context.say("  0.900  FAKE  \u001b[2Ja\r\u202egpj.\u05E9.jpg");
          throw new PipelineException("Cannot read \u001b]0;x\u0007.jpg: gone");
        });
    assertThat(commands.unmask("demo --to d")).isEqualTo(1);
    assertThat(commands.out().lines())
        .containsExactly("  0.900  FAKE  \\u001B[2Ja\\u000D\\u202Egpj.\u05E9.jpg");
    assertThat(commands.err().lines())
        .containsExactly("unmask: Cannot read \\u001B]0;x\\u0007.jpg: gone");
  }

  @Test
  void anErrorOfTheMachineIsExitOneToo() {
    commands.instead(
        (request, context) -> {
          throw new UnsatisfiedLinkError("no jnitensorflow");
        });
    assertThat(commands.unmask("demo --to d")).isEqualTo(1);
    assertThat(commands.err().lines())
        .containsExactly("unmask: Cannot run demo: unsatisfied link: no jnitensorflow");
  }

  @Test
  void theVersionsAreThoseThatTheBuildMadeItWith() {
    assertThat(commands.unmask("--version")).isZero();
    assertThat(commands.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("unmask \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.matches("Spark \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.matches("TensorFlow Java \\d+\\.\\d+\\.\\d+.*"))
        .anyMatch(line -> line.startsWith("Java "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "split -h", "help split"})
  void helpIsNoFailure(String arguments) {
    assertThat(commands.unmask(arguments)).isZero();
    assertThat(commands.out()).contains("Usage: unmask").contains("Exit codes:");
    assertThat(commands.err()).isEmpty();
  }
}
