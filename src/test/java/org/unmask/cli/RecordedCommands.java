package org.unmask.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unmask's commands in a home of their own, with a model shipped there: each takes down what it was
 * asked for and does nothing, or what a test puts in its place.
 */
final class RecordedCommands {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Object> requests = new ArrayList<>();
  private final Path home;
  private final Path shipped;
  private Work<Object> work = (request, context) -> requests.add(request);

  RecordedCommands(Path home) throws IOException {
    this.home = home;
    this.shipped = Files.createDirectories(home.resolve("data/models/detector"));
    Files.writeString(shipped.resolve("saved_model.pb"), "graph");
  }

  /** The folder of the shipped model. */
  Path shipped() {
    return shipped;
  }

  /** Takes the shipped model away. */
  void unship() throws IOException {
    Files.delete(shipped.resolve("saved_model.pb"));
  }

  /** Has every command do this. */
  void instead(Work<Object> newWork) {
    this.work = newWork;
  }

  /** Runs a command line, split at spaces; gives its exit code. */
  int unmask(String arguments) {
    return execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  /** Runs a command line; gives its exit code. */
  int execute(String... arguments) {
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

  /** All that was written to standard output. */
  String out() {
    return out.toString();
  }

  /** All that was written to standard error. */
  String err() {
    return err.toString();
  }

  /** What the commands were asked for, in order. */
  List<Object> requests() {
    return requests;
  }
}
