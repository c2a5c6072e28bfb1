package org.unmask.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unmask.dataset.DatasetReader;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.report.Manifest;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.InitialWeights;
import org.unmask.tensorflow.TeacherModel;

/**
 * What a training reads.
 *
 * @param others the detectors that are asked besides
 */
record TrainingInputs(DatasetReader dataset, InitialWeights weights, OtherDetectors others) {
  /** Where a model's origin has the fingerprint of the dataset that it was made from. */
  static final String DATASET_FINGERPRINT = "dataset_fingerprint";

  private static final Set<String> NO_MATTER_TO_CHECKPOINTS =
      Set.of(
          "train.threads",
          "train.threshold",
          "train.target-false-positive-rate",
          "train.calibration-sources",
          "train.distillation.teacher",
          "train.ensemble.members",
          "train.ensemble.share",
          "train.fine-tune.checkpoint-steps",
          "train.fine-tune.initial-share");

  TrainingInputs {
    others.teacher().ifPresent(teacher -> requireTaught(dataset, teacher.distillation().sources()));
  }

  /** A teacher that no image is shown would be named in reports and have said nothing. */
  private static void requireTaught(DatasetReader dataset, List<String> sources) {
    for (String source : sources) {
      DatasetReader alone = dataset.ofSources(List.of(source));
      if (alone.images(SplitName.TRAIN, Label.REAL) + alone.images(SplitName.TRAIN, Label.FAKE)
          == 0) {
        throw new IllegalArgumentException(
            "Cannot learn from the teacher: source %s has no image to train on (train.distillation.sources)"
                .formatted(source));
      }
    }
  }

  /** Writes them down. */
  void record(Manifest.Recording recording) {
    recording.input("dataset", dataset.fingerprint()).input("weights", weights.identity());
    others.record(recording);
  }

  /** What a checkpoint depends on: going on with other data or settings would mix two runs. */
  String identity(Settings settings) {
    Map<String, String> relevant = new TreeMap<>(settings.resolved());
    relevant.keySet().removeIf(key -> !matters(key, settings));
    String all =
        dataset.fingerprint()
            + weights.identity()
            + others.teacher().map(TeacherModel::identity).orElse("")
            + SourceIdentity.of(dataset.summary(), settings)
            + relevant;
    return ContentHash.sha256Hex(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Limits of images too: they say which can be decoded, and so what is learnt and validated. */
  private boolean matters(String key, Settings settings) {
    if (NO_MATTER_TO_CHECKPOINTS.contains(key)) {
      return false;
    }
    if (key.startsWith("train.distillation.")) {
      return others.teacher().isPresent();
    }
    if (key.startsWith("image.")) {
      // Runs of older versions, which did not look at them, go on as long as they are usual.
      return !settings.imageLimits().equals(ImageLimits.DEFAULT);
    }
    return key.equals("seed") || key.startsWith("train.");
  }

  /** What a model says of where it came from. */
  Map<String, String> origin(Settings settings) {
    Map<String, String> origin = new TreeMap<>();
    origin.put(DATASET_FINGERPRINT, dataset.fingerprint());
    origin.put("initial_weights", weights.identity());
    origin.putAll(others.origin());
    origin.put("unmask_version", Versions.unmask());
    if (!settings.trainingSources().isEmpty()) {
      origin.put("training_sources", String.join(", ", settings.trainingSources()));
    }
    return origin;
  }
}
