package org.unmask.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unmask.dataset.FolderLabels;
import org.unmask.dataset.GroupPattern;
import org.unmask.dataset.ImageTable;
import org.unmask.dataset.MetadataFile;
import org.unmask.image.ImageLimits;
import org.unmask.model.Precision;
import org.unmask.model.ThresholdRule;
import org.unmask.split.SplitFractions;
import org.unmask.tensorflow.MixedPrecision;
import org.unmask.training.Distillation;
import org.unmask.training.TrainingPlan;

/**
 * The settings of one run, complete and checked. Precedence: the defaults of {@code
 * conf/unmask.conf}, then the file of {@code --config}, then each {@code --set} in its order. Stays
 * on the driver: hand the typed records on, not this.
 */
final class Settings {
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /**
   * Reads and checks all settings.
   *
   * @param file HOCON of the user
   * @param assignments each {@code key=value}
   * @throws IllegalArgumentException that names every problem there is
   */
  static Settings load(Optional<Path> file, List<String> assignments) {
    List<String> problems = new ArrayList<>();
    Map<Setting<?>, Object> values = new SettingsReader(problems).read(file, assignments);
    Settings settings = new Settings(values);
    if (problems.isEmpty()) {
      settings.checkSplitSum(problems);
      settings.checkSplit(problems);
      settings.checkTraining(problems);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return settings;
  }

  /**
   * These settings with others over them.
   *
   * @param assignments each {@code key=value}
   */
  Settings with(List<String> assignments) {
    List<String> all = new ArrayList<>();
    resolved().forEach((key, value) -> all.add(key + "=" + value));
    all.addAll(assignments);
    return load(Optional.empty(), all);
  }

  /**
   * Arguments of the command line that give another process these settings.
   *
   * @param assignments each {@code key=value}, in the place of what these settings say
   */
  List<String> asArguments(String... assignments) {
    return with(List.of(assignments)).resolved().entrySet().stream()
        .map(setting -> "--set=" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  private void checkSplit(List<String> problems) {
    try {
      split();
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void checkTraining(List<String> problems) {
    try {
      trainingPlan();
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void checkSplitSum(List<String> problems) {
    double sum = value(Keys.SPLIT_TRAIN) + value(Keys.SPLIT_VALIDATION) + value(Keys.SPLIT_TEST);
    if (Math.abs(sum - 1) > 1e-9) {
      problems.add(
          "Invalid split: "
              + value(Keys.SPLIT_TRAIN)
              + " + "
              + value(Keys.SPLIT_VALIDATION)
              + " + "
              + value(Keys.SPLIT_TEST)
              + " (split.train, split.validation and split.test sum to 1)");
    }
  }

  /**
   * Every key with its value, in key order, for manifests and logs; {@code --set} takes it back.
   */
  SortedMap<String, String> resolved() {
    SortedMap<String, String> resolved = new TreeMap<>();
    values.forEach((setting, value) -> resolved.put(setting.key(), value.toString()));
    return resolved;
  }

  long seed() {
    return value(Keys.SEED);
  }

  ImageLimits imageLimits() {
    return new ImageLimits(value(Keys.IMAGE_MAX_BYTES), value(Keys.IMAGE_MAX_PIXELS));
  }

  SplitFractions fractions() {
    return new SplitFractions(
        value(Keys.SPLIT_TRAIN), value(Keys.SPLIT_VALIDATION), value(Keys.SPLIT_TEST));
  }

  /** What {@code split} was set to. */
  SplitSettings split() {
    return new SplitSettings(
        new FolderLabels(value(Keys.REAL_FOLDERS).all(), value(Keys.FAKE_FOLDERS).all()),
        given(Keys.GROUP_PATTERN).map(GroupPattern::new),
        value(Keys.MAX_REJECTED),
        isOn(Keys.NEAR_SEARCH) ? OptionalInt.of(value(Keys.NEAR_DISTANCE)) : OptionalInt.empty(),
        isOn(Keys.AUDIT_RUN)
            ? Optional.of(
                new SplitSettings.Audit(value(Keys.AUDIT_THRESHOLD), value(Keys.AUDIT_IMAGES)))
            : Optional.empty(),
        metadataColumns(),
        MetadataFile.Match.valueOf(value(Keys.METADATA_MATCH).toUpperCase(Locale.ROOT)),
        new ImageTable.Columns(
            value(Keys.TABLE_CONTENT),
            value(Keys.TABLE_LABEL),
            given(Keys.TABLE_GROUP),
            given(Keys.TABLE_PATH)));
  }

  /** An original takes the place of a group. */
  private MetadataFile.Columns metadataColumns() {
    Optional<String> original = given(Keys.ORIGINAL_COLUMN);
    return new MetadataFile.Columns(
        value(Keys.FILE_COLUMN),
        value(Keys.LABEL_COLUMN),
        original.isPresent() ? Optional.empty() : given(Keys.GROUP_COLUMN),
        original);
  }

  private Optional<String> given(Setting<String> setting) {
    return Optional.of(value(setting)).filter(text -> !text.isEmpty());
  }

  private boolean isOn(Setting<String> setting) {
    return value(setting).equals("on");
  }

  /** The sources of a dataset that training sees; empty for all. */
  List<String> trainingSources() {
    return value(Keys.SOURCES).all();
  }

  TrainingPlan trainingPlan() {
    return training().plan(seed());
  }

  private TrainingSettings training() {
    return new TrainingSettings(this::value);
  }

  /** The detector that training learns from beside the labels, if any. */
  Optional<DistillationSettings> distillation() {
    return given(Keys.TEACHER)
        .map(
            teacher ->
                new DistillationSettings(
                    new DetectorName(teacher),
                    new Distillation(
                        value(Keys.TEACHER_SHARE), value(Keys.TEACHER_SOURCES).all())));
  }

  /** The detectors that speak beside the trained one, if any. */
  Optional<EnsembleSettings> ensemble() {
    List<String> members = value(Keys.ENSEMBLE_MEMBERS).all();
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EnsembleSettings(
                members.stream().map(DetectorName::new).toList(),
                value(Keys.ENSEMBLE_SHARE).number()));
  }

  /** How training computes on a GPU. */
  MixedPrecision mixedPrecision() {
    return MixedPrecision.valueOf(value(Keys.MIXED_PRECISION).toUpperCase(Locale.ROOT));
  }

  /** The calibration and the threshold that training gives to a model. */
  ChoiceSettings choice() {
    return new ChoiceSettings(
        ThresholdRule.of(value(Keys.TRAIN_THRESHOLD)),
        value(Keys.TARGET_FALSE_POSITIVE_RATE),
        value(Keys.CALIBRATION_SOURCES).all());
  }

  /** Draws of the bootstrap behind each interval. */
  int bootstrapReplicates() {
    return value(Keys.BOOTSTRAP);
  }

  ScoreSettings score() {
    return new ScoreSettings(
        value(Keys.SCORE_BATCH_SIZE),
        Precision.valueOf(value(Keys.SCORE_PRECISION).toUpperCase(Locale.ROOT)),
        value(Keys.IMAGES_PER_TASK),
        value(Keys.IMAGES_PER_CHUNK),
        value(Keys.LIST_COLUMN),
        value(Keys.TABLE_CONTENT_COLUMN),
        value(Keys.TABLE_ID_COLUMN));
  }

  /** Only {@link Setting#read} puts values in, so each has the type of its key. */
  @SuppressWarnings("unchecked")
  <T> T value(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("Cannot find " + setting.key());
    }
    return (T) value;
  }
}
