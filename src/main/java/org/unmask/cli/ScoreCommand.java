package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.storage.OutputTarget.IfPresent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask score}. */
@Command(
    name = "score",
    header = "Scores the images of a corpus.",
    customSynopsis = "unmask score --images PATH... --scores DIR [OPTIONS]",
    description = {
      "Reads images below folders, globs and single files of any Hadoop file system (file:, hdfs:,"
          + " s3a:), and a model.",
      "",
      "Writes a Parquet table, one row an image: path, image_id, bytes, modified, probability_fake,"
          + " verdict, model_id, error, error_detail. An image that cannot be scored is a row with"
          + " an error, never a missing row."
    },
    footer = {
      "Examples:",
      "  unmask score --images photos --scores outputs/scores",
      "  unmask score --images 's3a://corpus/2026-*/*.jpg' --model s3a://models/detector \\",
      "    --scores s3a://corpus/scores --master spark://host:7077"
    })
final class ScoreCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<ScoreRequest> work;

  @Option(
      names = "--images",
      paramLabel = "PATH",
      arity = "1..*",
      required = true,
      description = "Folders, files or globs; quote a glob to keep it from the shell.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model to score with. Default: the shipped detector.")
  private @Nullable String model;

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      required = true,
      description = "The table to write.")
  private String scores = "";

  @Option(names = "--overwrite", description = "Replace a table that is there.")
  private boolean overwrite;

  @Mixin private CommonOptions common = new CommonOptions();

  ScoreCommand(Runner runner, Work<ScoreRequest> work) {
    this.runner = runner;
    this.work = work;
  }

  @Override
  public Integer call() {
    return runner.run("score", common, this::request, work);
  }

  private ScoreRequest request() {
    ShippedModel shipped = new ShippedModel(runner.terminal().environment());
    return new ScoreRequest(
        images,
        shipped.orNamed(Optional.ofNullable(model)),
        scores,
        overwrite ? IfPresent.REPLACE : IfPresent.REFUSE);
  }
}
