package org.unmask.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The main class, for scripts/unmask and for {@code spark-submit} alike. */
public final class Main {
  private Main() {}

  /** Runs a command; exits with 0 if done, 1 if it failed, 2 for wrong usage or settings. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    int exitCode = execute(args, new Terminal(out, err, System.getenv()), Jobs.standard());
    if (exitCode != ExitCode.DONE) {
      // A cluster takes the end of main for success; System.exit(0) would look like a crash to
      // YARN.
      System.exit(exitCode);
    }
  }

  /** Runs a command and returns its exit code. */
  static int execute(String[] args, Terminal terminal, Jobs jobs) {
    Runner runner = new Runner(terminal);
    CommandLine commandLine =
        new CommandLine(new UnmaskCommand())
            .addSubcommand(new SplitCommand(runner, jobs.split()))
            .addSubcommand(new TrainCommand(runner, jobs.train(), jobs.preview()))
            .addSubcommand(new EvaluateCommand(runner, jobs.evaluate()))
            .addSubcommand(new ScoreCommand(runner, jobs.score()))
            .addSubcommand(new DemoCommand(runner, jobs.demo()))
            .addSubcommand(new BenchCommand(runner, jobs.bench()))
            .addSubcommand(new HelpCommand());
    commandLine
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(28)
        .registerConverter(String.class, Main::notBlank)
        .setParameterExceptionHandler((wrong, ignored) -> wrongUsage(wrong, terminal));
    lay(commandLine);
    return commandLine.execute(args);
  }

  /** One look for every page of help; options stand in the order in which a person needs them. */
  private static void lay(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.MEANINGS)
        .footerHeading("%n");
    commandLine.getSubcommands().values().forEach(Main::lay);
  }

  private static String notBlank(String value) {
    if (value.isBlank()) {
      throw new TypeConversionException("it is empty");
    }
    return value;
  }

  private static int wrongUsage(ParameterException wrong, Terminal terminal) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String what = command.getParent() == null ? "start" : "run " + command.getCommandName();
    terminal.complain(
        Failure.oneLine(
            "Cannot "
                + what
                + ": "
                + reason(wrong)
                + suggestion(wrong)
                + " (see "
                + name
                + " --help)"));
    return ExitCode.WRONG_USAGE;
  }

  private static String reason(ParameterException wrong) {
    String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String suggestion(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + unmatched.getSuggestions().get(0) + "?"
        : "";
  }
}
