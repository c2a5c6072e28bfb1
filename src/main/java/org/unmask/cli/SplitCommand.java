package org.unmask.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.cli.SplitRequest.FolderSplits;
import org.unmask.dataset.ImageFolder;
import picocli.CommandLine.ArgGroup;
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
          + " an image (Fake or Real; Train, Validation or Test; any case, any depth), or from a"
          + " metadata file. Whole groups, not single images, go to one split; duplicates and broken images"
          + " are left out and listed.",
      "",
      "Images that look alike are found by perceptual hashes and kept together. The shortcut audit"
          + " asks whether the label can be told from what is not the face.",
      "",
      "Writes the dataset: Parquet by split, index/ without the content, summary.json, rejected/ with"
          + " the reasons, and report.html."
    },
    footer = {
      "Examples:",
      "  unmask split --images photos --dataset outputs/dataset",
      "  unmask split --images celeb=/data/celeb vox=/data/vox --dataset outputs/dataset",
      "  unmask split --images more-photos --dataset outputs/dataset --append",
      "  unmask split --images hdfs:///faces --metadata labels.csv --dataset hdfs:///dataset \\",
      "    --set split.train=0.8 --set split.validation=0.1 --set split.test=0.1"
    })
final class SplitCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<SplitRequest> work;

  @Option(
      names = "--images",
      paramLabel = "[NAME=]DIR",
      arity = "1..*",
      description =
          "Folders of images, on any Hadoop file system. With NAME= (letters, digits, dots, dashes,"
              + " underscores) the dataset calls the source so; ./NAME=DIR is a folder of that name.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "[NAME=]PATH",
      arity = "1..*",
      description =
          "Parquet tables with a binary column of images; split.table.* names the columns.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description =
          "CSV or Parquet with a row an image or video of the folders: its name, label and group;"
              + " split.metadata.* names the columns. Tables have columns of their own.")
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

  @ArgGroup private @Nullable IfThere ifThere;

  @Option(
      names = "--fail-on-leak",
      description =
          "Exit with 1 where the audit finds that something beside the face tells the label, or has"
              + " too few groups to tell; the dataset and its report are written all the same.")
  private boolean failOnLeak;

  /** Which of them was given; picocli sees to it that it is one at most. */
  static final class IfThere {
    @Option(names = "--overwrite", description = "Replace a dataset that is there.")
    private boolean overwrite;

    @Option(
        names = "--append",
        description =
            "Add to a dataset that is there, under the same seed, fractions, searches and group"
                + " pattern. No image of it moves; what it holds already is a duplicate.")
    private boolean append;
  }

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
    if (images.isEmpty() && tables.isEmpty() && metadata == null) {
      throw new IllegalArgumentException(
          "Cannot run split: --images, --table or --metadata is to say where the images are");
    }
    return new SplitRequest(
        images.stream().map(SplitCommand::named).toList(),
        tables.stream().map(SplitCommand::named).toList(),
        Optional.ofNullable(metadata),
        dataset,
        keepSplits ? FolderSplits.KEPT : FolderSplits.IGNORED,
        ifThere(),
        failOnLeak ? SplitRequest.OnLeak.FAIL : SplitRequest.OnLeak.WARN);
  }

  private SplitRequest.IfThere ifThere() {
    if (ifThere != null && ifThere.append) {
      return SplitRequest.IfThere.APPEND;
    }
    return ifThere != null && ifThere.overwrite
        ? SplitRequest.IfThere.REPLACE
        : SplitRequest.IfThere.REFUSE;
  }

  private static ImageFolder named(String argument) {
    return NamedFolder.parse(argument, Path.of(""));
  }
}
