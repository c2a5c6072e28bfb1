package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.cli.SplitRequest.FolderSplits;
import org.unmask.storage.OutputTarget.IfPresent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask split}. */
@Command(
    name = "split",
    header = "Makes a dataset from labelled images: train, validation and test.",
    customSynopsis = "unmask split --images DIR... --dataset DIR [OPTIONS]",
    description = {
      "Reads folders of images. Labels and splits come from the names of the folders on the way to"
          + " an image (Fake or Real; Train, Validation or Test; any case, any depth), or from a CSV"
          + " file. Whole groups, not single images, go to one split; duplicates and broken images"
          + " are left out and listed.",
      "",
      "Writes the dataset: Parquet by split, summary.json, and rejected/ with the reasons."
    },
    footer = {
      "Examples:",
      "  unmask split --images photos --dataset outputs/dataset",
      "  unmask split --images hdfs:///faces --metadata labels.csv --dataset hdfs:///dataset \\",
      "    --set split.train=0.8 --set split.validation=0.1 --set split.test=0.1"
    })
final class SplitCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<SplitRequest> work;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      arity = "1..*",
      required = true,
      description = "Folders of images, on any Hadoop file system.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description =
          "CSV with a line an image: its path, label and group; split.metadata.* names the columns.")
  private @Nullable String metadata;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      required = true,
      description = "The dataset to write.")
  private String dataset = "";

  @Option(
      names = "--keep-splits",
      description = "Take the splits from folders named Train, Validation and Test.")
  private boolean keepSplits;

  @Option(names = "--overwrite", description = "Replace a dataset that is there.")
  private boolean overwrite;

  @Mixin private CommonOptions common = new CommonOptions();

  SplitCommand(Runner runner, Work<SplitRequest> work) {
    this.runner = runner;
    this.work = work;
  }

  @Override
  public Integer call() {
    return runner.run("split", common, this::request, work);
  }

  private SplitRequest request() {
    return new SplitRequest(
        images,
        Optional.ofNullable(metadata),
        dataset,
        keepSplits ? FolderSplits.KEPT : FolderSplits.IGNORED,
        overwrite ? IfPresent.REPLACE : IfPresent.REFUSE);
  }
}
