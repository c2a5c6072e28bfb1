package org.unmask.cli;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.unmask.dataset.DatasetReader;
import org.unmask.image.ContentHash;
import org.unmask.report.Manifest;
import org.unmask.tensorflow.InitialWeights;
import org.unmask.tensorflow.TeacherModel;

/**
 * What a training reads.
 *
 * @param teacher the detector that it learns from beside the labels
 */
record TrainingInputs(
    DatasetReader dataset, InitialWeights weights, Optional<TeacherModel> teacher) {
  private static final Set<String> NO_MATTER_TO_CHECKPOINTS =
      Set.of(
          "train.threads",
          "train.threshold",
          "train.target-false-positive-rate",
          "train.calibration-sources",
          "train.distillation.teacher",
          "train.fine-tune.checkpoint-steps",
          "train.fine-tune.initial-share");

  TrainingInputs {
    teacher.ifPresent(model -> dataset.ofSources(model.distillation().sources()));
  }

  /** Writes them down. */
  void record(Manifest.Recording recording) {
    recording.input("dataset", dataset.fingerprint()).input("weights", weights.identity());
    teacher.ifPresent(model -> recording.input("teacher", model.identity()));
  }

  /** What a checkpoint depends on: going on with other data or settings would mix two runs. */
  String identity(Settings settings) {
    Map<String, String> relevant = new TreeMap<>(settings.resolved());
    relevant.keySet().removeIf(key -> !matters(key));
    String all =
        dataset.fingerprint()
            + weights.identity()
            + teacher.map(TeacherModel::identity).orElse("")
            + relevant;
    return ContentHash.sha256Hex(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Limits of images too: they say which can be decoded, and so what is learnt and validated. */
  private boolean matters(String key) {
    if (NO_MATTER_TO_CHECKPOINTS.contains(key)) {
      return false;
    }
    if (key.startsWith("train.distillation.")) {
      return teacher.isPresent();
    }
    return key.equals("seed") || key.startsWith("train.") || key.startsWith("image.");
  }

  /** What a model says of where it came from. */
  Map<String, String> origin(Settings settings) {
    Map<String, String> origin = new TreeMap<>();
    origin.put("dataset_fingerprint", dataset.fingerprint());
    origin.put("initial_weights", weights.identity());
    teacher.ifPresent(model -> origin.put("teacher", model.identity()));
    origin.put("unmask_version", Versions.unmask());
    if (!settings.trainingSources().isEmpty()) {
      origin.put("training_sources", String.join(", ", settings.trainingSources()));
    }
    return origin;
  }
}
