package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unmask.model.ThresholdRule;

/** Every key of {@code conf/unmask.conf}, in its order; a test holds the two together. */
final class Keys {
  private Keys() {}

  static final Setting<Long> SEED = Setting.whole("seed", "a whole number of 64 bits");

  static final Setting<Long> IMAGE_MAX_BYTES =
      Setting.bytes("image.max-bytes", 1, Integer.MAX_VALUE - 16);
  static final Setting<Long> IMAGE_MAX_PIXELS =
      Setting.whole("image.max-pixels", "1 or more", 1, Long.MAX_VALUE);

  static final Setting<Double> SPLIT_TRAIN = Setting.real("split.train", 0, 1);
  static final Setting<Double> SPLIT_VALIDATION = Setting.real("split.validation", 0, 1);
  static final Setting<Double> SPLIT_TEST = Setting.real("split.test", 0, 1);
  static final Setting<String> FILE_COLUMN = Setting.text("split.metadata.file-column");
  static final Setting<String> LABEL_COLUMN = Setting.text("split.metadata.label-column");
  static final Setting<String> GROUP_COLUMN = Setting.textOrNone("split.metadata.group-column");

  static final Setting<String> ORIGINAL_COLUMN =
      Setting.textOrNone("split.metadata.original-column");
  static final Setting<String> METADATA_MATCH =
      Setting.choice(
          "split.metadata.match", "path, name or folder", List.of("path", "name", "folder"));
  static final Setting<String> TABLE_CONTENT = Setting.text("split.table.content-column");
  static final Setting<String> TABLE_LABEL = Setting.text("split.table.label-column");
  static final Setting<String> TABLE_GROUP = Setting.textOrNone("split.table.group-column");
  static final Setting<String> TABLE_PATH = Setting.textOrNone("split.table.path-column");
  static final Setting<Names> REAL_FOLDERS = Setting.names("split.labels.real");
  static final Setting<Names> FAKE_FOLDERS = Setting.names("split.labels.fake");
  static final Setting<String> GROUP_PATTERN = Setting.textOrNone("split.group-pattern");
  static final Setting<Double> MAX_REJECTED = Setting.real("split.max-rejected-share", 0, 1);
  static final Setting<String> NEAR_SEARCH = Setting.onOrOff("split.near-duplicates.search");
  static final Setting<Integer> NEAR_DISTANCE =
      Setting.count("split.near-duplicates.max-distance", 0, 48);
  static final Setting<String> AUDIT_RUN = Setting.onOrOff("split.audit.run");
  static final Setting<Double> AUDIT_THRESHOLD = Setting.real("split.audit.threshold", 0.5, 1);
  static final Setting<Integer> AUDIT_IMAGES =
      Setting.count("split.audit.max-images", 100, 1_000_000);

  static final Setting<Integer> TRAIN_BATCH_SIZE = Setting.count("train.batch-size", 2, 1024);
  static final Setting<Integer> TRAIN_THREADS = Setting.count("train.threads", 0, 256);
  static final Setting<Integer> CALIBRATION_IMAGES =
      Setting.count("train.calibration-images", 32, 4096);
  static final Setting<Double> BATCH_NORM_MOMENTUM =
      Setting.real("train.batch-norm-momentum", 0.5, 0.9999);

  static final Setting<NumberOr> INPUT_SIZE =
      Setting.countOr("train.input-size", 32, 1024, InitialDefaults.AUTO);
  static final Setting<String> RESIZE_MODE =
      Setting.choice(
          "train.resize-mode",
          "crop, stretch or auto",
          List.of("crop", "stretch", InitialDefaults.AUTO));
  static final Setting<String> RESIZE_FILTER =
      Setting.choice(
          "train.resize-filter",
          "cubic, triangle or auto",
          List.of("cubic", "triangle", InitialDefaults.AUTO));
  static final Setting<String> MIXED_PRECISION =
      Setting.choice("train.mixed-precision", "auto, on or off", List.of("auto", "on", "off"));
  static final Setting<String> TRAIN_THRESHOLD =
      Setting.choice(
          "train.threshold", "balanced, equal-error or false-positive-rate", ThresholdRule.words());
  static final Setting<Double> TARGET_FALSE_POSITIVE_RATE =
      Setting.real("train.target-false-positive-rate", 0, 1);

  static final Setting<Integer> HEAD_VIEWS = Setting.count("train.head.views", 1, 16);
  static final Setting<Integer> HEAD_EPOCHS = Setting.count("train.head.epochs", 0, 1000);
  static final Setting<Integer> HEAD_BATCH_SIZE = Setting.count("train.head.batch-size", 2, 8192);
  static final Setting<Double> HEAD_LEARNING_RATE =
      Setting.positiveShare("train.head.learning-rate");
  static final Setting<Integer> HEAD_PATIENCE = Setting.count("train.head.patience", 1, 100);
  static final Setting<Double> HEAD_WEIGHT_DECAY = Setting.real("train.head.weight-decay", 0, 1);

  static final Setting<String> FINE_TUNE_FROM =
      Setting.choice(
          "train.fine-tune.from",
          "all, none, Conv_1, or block_1 to block_16",
          Stream.concat(
                  Stream.of("all", "none", "Conv_1"),
                  IntStream.rangeClosed(1, 16).mapToObj(block -> "block_" + block))
              .toList());
  static final Setting<Integer> FINE_TUNE_EPOCHS = Setting.count("train.fine-tune.epochs", 0, 1000);
  static final Setting<NumberOr> FINE_TUNE_LEARNING_RATE =
      Setting.positiveShareOr("train.fine-tune.learning-rate", InitialDefaults.AUTO);
  static final Setting<Double> FINE_TUNE_WARM_UP = Setting.real("train.fine-tune.warm-up", 0, 1);
  static final Setting<Double> FINE_TUNE_FINAL_RATE =
      Setting.real("train.fine-tune.final-rate", 0, 1);
  static final Setting<Integer> FINE_TUNE_PATIENCE =
      Setting.count("train.fine-tune.patience", 1, 100);
  static final Setting<Integer> FINE_TUNE_CHECKPOINT =
      Setting.count("train.fine-tune.checkpoint-steps", 0, 1_000_000);
  static final Setting<Integer> FINE_TUNE_IMAGES =
      Setting.count("train.fine-tune.images-per-epoch", 0, 100_000_000);
  static final Setting<Integer> FINE_TUNE_CROP = Setting.count("train.fine-tune.crop", 0, 1024);
  static final Setting<Double> FINE_TUNE_WEIGHT_DECAY =
      Setting.real("train.fine-tune.weight-decay", 0, 1);
  static final Setting<Double> FINE_TUNE_LAYER_DECAY =
      Setting.positiveShare("train.fine-tune.layer-decay");
  static final Setting<Double> FINE_TUNE_CLIP_NORM =
      Setting.real("train.fine-tune.clip-norm", 0, 1e6);
  static final Setting<Double> FINE_TUNE_AVERAGE =
      Setting.real("train.fine-tune.average-decay", 0, 0.99999);
  static final Setting<NumberOr> INITIAL_SHARE =
      Setting.realOr("train.fine-tune.initial-share", 0, 1, "auto");

  static final Setting<Double> DROPOUT = Setting.real("train.dropout", 0, 0.9);
  static final Setting<Double> LABEL_SMOOTHING = Setting.real("train.label-smoothing", 0, 0.5);
  static final Setting<String> CLASS_WEIGHTS =
      Setting.choice("train.class-weights", "none or balanced", List.of("none", "balanced"));
  static final Setting<Double> BLEND_SHARE = Setting.real("train.blend-share", 0, 1);
  static final Setting<Double> SWAP_SHARE = Setting.real("train.swap-share", 0, 1);
  static final Setting<Double> MIX_SHARE = Setting.real("train.mix-share", 0, 1);
  static final Setting<String> TEACHER = Setting.textOrNone("train.distillation.teacher");
  static final Setting<Double> TEACHER_SHARE = Setting.positiveShare("train.distillation.share");
  static final Setting<Names> TEACHER_SOURCES = Setting.namesOrNone("train.distillation.sources");
  static final Setting<Names> ENSEMBLE_MEMBERS = Setting.namesOrNone("train.ensemble.members");
  static final Setting<NumberOr> ENSEMBLE_SHARE =
      Setting.betweenOr("train.ensemble.share", 0, 1, "equal");
  static final Setting<Names> SOURCES = Setting.namesOrNone("train.sources");
  static final Setting<Names> CALIBRATION_SOURCES =
      Setting.namesOrNone("train.calibration-sources");
  static final Setting<Double> SOURCE_BALANCE = Setting.real("train.source-balance", 0, 1);

  static final Setting<Integer> BOOTSTRAP = Setting.count("evaluate.bootstrap", 1, 10_000);

  static final Setting<Integer> SCORE_BATCH_SIZE = Setting.count("score.batch-size", 0, 1024);
  static final Setting<String> SCORE_PRECISION =
      Setting.choice(
          "score.precision", "auto, float32 or bfloat16", List.of("auto", "float32", "bfloat16"));
  static final Setting<Integer> IMAGES_PER_TASK =
      Setting.count("score.images-per-task", 1, 1_000_000);
  static final Setting<Integer> IMAGES_PER_CHUNK =
      Setting.count("score.images-per-chunk", 0, 10_000_000);
  static final Setting<String> LIST_COLUMN = Setting.text("score.list.column");
  static final Setting<String> TABLE_CONTENT_COLUMN = Setting.text("score.table.content-column");
  static final Setting<String> TABLE_ID_COLUMN = Setting.textOrNone("score.table.id-column");

  static final List<Setting<?>> ALL = all();

  private static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(AugmentationKeys.all());
    all.addAll(
        List.of(
            SEED,
            IMAGE_MAX_BYTES,
            IMAGE_MAX_PIXELS,
            SPLIT_TRAIN,
            SPLIT_VALIDATION,
            SPLIT_TEST,
            FILE_COLUMN,
            LABEL_COLUMN,
            GROUP_COLUMN,
            ORIGINAL_COLUMN,
            METADATA_MATCH,
            TABLE_CONTENT,
            TABLE_LABEL,
            TABLE_GROUP,
            TABLE_PATH,
            REAL_FOLDERS,
            FAKE_FOLDERS,
            GROUP_PATTERN,
            MAX_REJECTED,
            NEAR_SEARCH,
            NEAR_DISTANCE,
            AUDIT_RUN,
            AUDIT_THRESHOLD,
            AUDIT_IMAGES,
            TRAIN_BATCH_SIZE,
            TRAIN_THREADS,
            CALIBRATION_IMAGES,
            BATCH_NORM_MOMENTUM,
            INPUT_SIZE,
            RESIZE_MODE,
            RESIZE_FILTER,
            MIXED_PRECISION,
            TRAIN_THRESHOLD,
            TARGET_FALSE_POSITIVE_RATE,
            HEAD_VIEWS,
            HEAD_EPOCHS,
            HEAD_BATCH_SIZE,
            HEAD_LEARNING_RATE,
            HEAD_PATIENCE,
            HEAD_WEIGHT_DECAY,
            FINE_TUNE_FROM,
            FINE_TUNE_EPOCHS,
            FINE_TUNE_LEARNING_RATE,
            FINE_TUNE_WARM_UP,
            FINE_TUNE_FINAL_RATE,
            FINE_TUNE_PATIENCE,
            FINE_TUNE_CHECKPOINT,
            FINE_TUNE_IMAGES,
            FINE_TUNE_CROP,
            FINE_TUNE_WEIGHT_DECAY,
            FINE_TUNE_LAYER_DECAY,
            FINE_TUNE_CLIP_NORM,
            FINE_TUNE_AVERAGE,
            INITIAL_SHARE,
            DROPOUT,
            LABEL_SMOOTHING,
            CLASS_WEIGHTS,
            BLEND_SHARE,
            SWAP_SHARE,
            MIX_SHARE,
            TEACHER,
            TEACHER_SHARE,
            TEACHER_SOURCES,
            ENSEMBLE_MEMBERS,
            ENSEMBLE_SHARE,
            SOURCES,
            CALIBRATION_SOURCES,
            SOURCE_BALANCE,
            BOOTSTRAP,
            SCORE_BATCH_SIZE,
            SCORE_PRECISION,
            IMAGES_PER_TASK,
            IMAGES_PER_CHUNK,
            LIST_COLUMN,
            TABLE_CONTENT_COLUMN,
            TABLE_ID_COLUMN));
    return List.copyOf(all);
  }
}
