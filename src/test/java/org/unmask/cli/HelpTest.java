package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.dataset.ImageFolder;

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

  /** Split without the metadata, a fake and the portrait that it was made from part. */
  @ParameterizedTest
  @ValueSource(strings = {"--help", "demo --help"})
  void theDemoIsSplitByItsGroupsAsTheQuickstartDoesIt(String arguments, @TempDir Path home)
      throws IOException {
    RecordedCommands commands = new RecordedCommands(home);
    examples(help(arguments.split(" "))).limit(2).forEach(commands::unmask);
    assertThat(commands.requests()).hasSize(2);
    DemoRequest demo = (DemoRequest) commands.requests().get(0);
    SplitRequest split = (SplitRequest) commands.requests().get(1);
    assertThat(split.images()).containsExactly(ImageFolder.of(demo.folder() + "/corpus"));
    assertThat(split.metadata()).contains(demo.folder() + "/corpus/metadata.csv");
    assertThat(Files.readString(Path.of("scripts/quickstart")))
        .contains("demo --to \"$out/demo\"")
        .contains(
            "split --images \"$out/demo/corpus\" --metadata \"$out/demo/corpus/metadata.csv\"");
  }

  /** The command lines of a page of help, without the leading {@code unmask}. */
  private static Stream<String> examples(String help) {
    return help.replaceAll("\\\\\\R +", "")
        .lines()
        .filter(line -> line.startsWith("  unmask "))
        .map(line -> line.strip().substring("unmask ".length()));
  }

  private static String help(String... arguments) {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), Map.of());
    assertThat(Main.execute(arguments, terminal, Jobs.standard())).isZero();
    return out.toString();
  }
}
