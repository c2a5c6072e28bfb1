package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {
  private static final String COMMON = "--quiet --verbose --config --set --master --help";

  @ParameterizedTest
  @CsvSource({
    "split, --images --metadata --dataset --keep-splits --overwrite",
    "train, --dataset --run --weights --device --resume --overwrite --preview",
    "evaluate, --dataset --model --run --split --threshold --device --overwrite",
    "score, --images --list --table --model --scores --threshold --device --overwrite --update --resume",
    "demo, --to --portraits --fakes --overwrite",
    "bench, --model --images --device"
  })
  void tellsWhatIsReadAndWrittenEveryOptionTwoExamplesAndTheExitCodes(
      String command, String options) {
    String help = help(command, "--help");
    assertThat(help).contains("Reads ").contains("Writes ");
    for (String option : (options + " " + COMMON).split(" ")) {
      assertThat(help).containsPattern("(?m)^ .*" + option + "(=| ).*[a-z].*[.]?$");
    }
    assertThat(help.lines().filter(line -> line.startsWith("  unmask " + command)).count())
        .isGreaterThanOrEqualTo(2);
    assertThat(help).containsPattern("Exit codes:\\R +0 .*\\R +1 .*\\R +2 ");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  @ParameterizedTest
  @CsvSource({"split", "train", "evaluate", "score", "demo", "bench"})
  void theFrontDoorNamesEveryCommand(String command) {
    assertThat(help("--help")).containsPattern("(?m)^  " + command + " +[A-Z].*\\.$");
  }

  private static String help(String... arguments) {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), Map.of());
    assertThat(Main.execute(arguments, terminal, Jobs.standard())).isZero();
    return out.toString();
  }
}
