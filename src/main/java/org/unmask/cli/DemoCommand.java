package org.unmask.cli;

import java.util.concurrent.Callable;
import org.unmask.storage.OutputTarget.IfPresent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask demo}. */
@Command(
    name = "demo",
    header = "Draws a small corpus of portraits and of fakes made from them.",
    customSynopsis = "unmask demo --to DIR [OPTIONS]",
    description = {
      "Reads nothing: every picture is drawn from the setting seed. It is there to try the other"
          + " commands on; a detector that learns from it knows nothing of photographs.",
      "",
      "Writes a folder with corpus/Real and corpus/Fake for split, and corpus/metadata.csv, which says"
          + " which pictures show one person: without it, split leaks. new/ is for score, and"
          + " new-answers.csv tells what its pictures are."
    },
    footer = {
      "Examples:",
      "  unmask demo --to data/demo",
      "  unmask split --images data/demo/corpus --metadata data/demo/corpus/metadata.csv \\",
      "    --dataset outputs/dataset",
      "  unmask demo --to data/demo --portraits 50 --fakes 50 --set seed=7 --overwrite"
    })
final class DemoCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<DemoRequest> work;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder to write.")
  private String to = "";

  @Option(
      names = "--portraits",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many real portraits to draw. Default: ${DEFAULT-VALUE}.")
  private int portraits;

  @Option(
      names = "--fakes",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many fakes to make from them. Default: ${DEFAULT-VALUE}.")
  private int fakes;

  @Option(names = "--overwrite", description = "Replace a demo that is there.")
  private boolean overwrite;

  @Mixin private CommonOptions common = new CommonOptions();

  DemoCommand(Runner runner, Work<DemoRequest> work) {
    this.runner = runner;
    this.work = work;
  }

  @Override
  public Integer call() {
    return runner.run("demo", common, this::request, work);
  }

  private DemoRequest request() {
    requireAtLeast("--portraits", portraits, 1);
    requireAtLeast("--fakes", fakes, 0);
    return new DemoRequest(to, portraits, fakes, overwrite ? IfPresent.REPLACE : IfPresent.REFUSE);
  }

  private static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "Invalid " + option + ": " + value + " (" + least + " or more)");
    }
  }
}
