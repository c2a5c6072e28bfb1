package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.scoring.Begin;
import org.unmask.scoring.IfUnfinished;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask score}. */
@Command(
    name = "score",
    header = "Scores the images of a corpus.",
    customSynopsis =
        "unmask score (--images PATH... | --list FILE | --table DIR) --scores DIR [OPTIONS]",
    description = {
      "Reads images from any Hadoop file system (file:, hdfs:, s3a:), and a model. They are files"
          + " below folders, files that a list names, or the rows of a Parquet table.",
      "",
      "Writes a Parquet table, one row an image: path, image_id, bytes, modified, probability_fake,"
          + " verdict, model_id, error, error_detail, and what else a --table has. An image that"
          + " cannot be scored is a row with an error, never a missing row. Beside the rows:"
          + " _summary.json, _histogram.png, _manifest.json.",
      "",
      "A run that is killed can be taken up with --resume: it repeats at most one chunk of images"
          + " (score.images-per-chunk), and in the end each image is scored once. The folder"
          + " appears when all is done."
    },
    footer = {
      "Examples:",
      "  unmask score --images photos --scores outputs/scores",
      "  unmask score --images photos --scores outputs/scores --update",
      "  unmask score --list paths.csv --set score.list.column=file --scores outputs/scores",
      "  unmask score --table outputs/dataset/split=test --set score.table.id-column=image_id \\",
      "    --scores outputs/scores",
      "  unmask score --images 's3a://corpus/2026-*' --model models/detector \\",
      "    --scores hdfs:///scores --master spark://host:7077 --resume"
    })
final class ScoreCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<ScoreRequest> work;

  @ArgGroup(multiplicity = "1")
  private Input input = new Input();

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

  @ArgGroup private @Nullable IfPresent ifPresent;

  @Option(
      names = "--resume",
      description =
          "Go on with a run that was killed; begin where there is none. Another model, input,"
              + " threshold or limit is refused. What is left is scored with the score.precision of"
              + " now.")
  private boolean resume;

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Picocli sees to it that one of them is given. */
  static final class Input {
    @Option(
        names = "--images",
        paramLabel = "PATH",
        arity = "1..*",
        description = "Folders, files or globs; quote a glob to keep it from the shell.")
    private List<String> images = new ArrayList<>();

    @Option(
        names = "--list",
        paramLabel = "FILE",
        description =
            "A list of files: a path a line, or the column score.list.column of a .csv or .parquet."
                + " Relative paths begin in the list's folder; a path named twice counts once.")
    private @Nullable String list;

    @Option(
        names = "--table",
        paramLabel = "DIR",
        description =
            "A Parquet table with encoded images: see score.table.content-column and"
                + " score.table.id-column. Its other columns go along into the scores.")
    private @Nullable String table;
  }

  /** What to do with a table that is there. */
  static final class IfPresent {
    @Option(
        names = "--overwrite",
        description = "Score everything; replace a table, or an unfinished run, that is there.")
    private boolean overwrite;

    @Option(
        names = "--update",
        description =
            "Score what is new or changed (path, length, modification time, model), and keep the"
                + " other rows of the table that is there. Rows of files that are gone or no longer"
                + " listed are dropped.")
    private boolean update;
  }

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
        kind(),
        inputs(),
        shipped.orNamed(Optional.ofNullable(model)),
        scores,
        begin(),
        resume ? IfUnfinished.RESUME : IfUnfinished.REFUSE,
        threshold.threshold(),
        device.device());
  }

  private ScoreRequest.Kind kind() {
    if (input.list != null) {
      return ScoreRequest.Kind.LIST;
    }
    return input.table != null ? ScoreRequest.Kind.TABLE : ScoreRequest.Kind.IMAGES;
  }

  private List<String> inputs() {
    if (input.list != null) {
      return List.of(input.list);
    }
    return input.table != null ? List.of(input.table) : input.images;
  }

  private Begin begin() {
    if (ifPresent != null && ifPresent.update) {
      return Begin.UPDATE;
    }
    return ifPresent != null && ifPresent.overwrite ? Begin.REPLACE : Begin.NEW;
  }
}
