package org.unmask.cli;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.Progress;
import org.unmask.StoppedException;

/** Runs a command's work, and turns how it ends into lines and an exit code. */
final class Runner {
  private final Terminal terminal;

  Runner(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Checks settings and request, then does the work.
   *
   * @param request made only when the settings are right; may throw {@link
   *     IllegalArgumentException}
   * @return the exit code
   */
  <R> int run(String command, CommonOptions options, Supplier<R> request, Work<R> work) {
    // Read by log4j2.xml when logging starts, which the first logger below does.
    System.setProperty("unmask.console.level", options.consoleLevel());
    AtomicReference<@Nullable CommandContext> running = new AtomicReference<>();
    try (Interruption interruption = Interruption.watch(() -> cancel(running.get()))) {
      try {
        Settings settings = options.settings();
        R wanted = request.get();
        Logger log = LoggerFactory.getLogger(Runner.class);
        log.info("{}: {} with settings {}", command, wanted, settings.resolved());
        try (CommandContext context = context(command, options, settings)) {
          running.set(context);
          work.run(wanted, context);
        }
        log.info("{}: done", command);
        return ExitCode.DONE;
      } catch (Throwable thrown) {
        return report(thrown, command, interruption);
      }
    }
  }

  private CommandContext context(String command, CommonOptions options, Settings settings) {
    TerminalProgress.Style style = TerminalProgress.Style.of(terminal.environment());
    Progress progress =
        options.quiet()
            ? Progress.SILENT
            : new TerminalProgress(style, terminal.err(), System::nanoTime);
    return new CommandContext(command, settings, progress, terminal.out(), options.master());
  }

  private static void cancel(@Nullable CommandContext context) {
    if (context != null) {
      context.cancelJobs();
    }
  }

  private int report(Throwable thrown, String command, Interruption interruption) {
    Failure failure = Failure.of(thrown, command);
    Failure.log(thrown, command);
    if (interruption.happened()) {
      terminal.complain(
          thrown instanceof StoppedException
              ? failure.line()
              : "Cannot finish " + command + ": it was stopped");
      return ExitCode.FAILED;
    }
    terminal.complain(failure.line());
    if (failure.exitCode() == ExitCode.FAILED) {
      logFile().ifPresent(file -> terminal.complain("The log has more: " + file));
    }
    return failure.exitCode();
  }

  /** Known only where scripts/unmask has said where the log goes. */
  private static Optional<String> logFile() {
    return Optional.ofNullable(System.getProperty("unmask.log.file"));
  }
}
