package org.unmask.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unmask.report.Manifest;
import org.unmask.tensorflow.Ensemble;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TeacherModel;
import org.unmask.training.TrainingPlan;

/**
 * The detectors that a training asks beside its own.
 *
 * @param teacher the one that it learns from beside the labels
 * @param ensemble those that speak beside what it comes to
 */
record OtherDetectors(Optional<TeacherModel> teacher, Optional<Ensemble> ensemble) {

  /**
   * Reads them.
   *
   * @param initial the model that training begins with; empty for weights that are none
   * @throws IllegalArgumentException if one is no model, or does not go with the plan
   */
  static OtherDetectors read(Settings settings, TrainingPlan plan, Optional<FrozenModel> initial) {
    Optional<TeacherModel> teacher = settings.distillation().map(wanted -> wanted.read(initial));
    if (teacher.isPresent() && !plan.fineTune().wanted()) {
      throw new IllegalArgumentException(
          "Cannot learn from a teacher: fine-tuning is left out (train.fine-tune.epochs,"
              + " train.fine-tune.from)");
    }
    teacher.ifPresent(model -> model.requireShownAlike(plan.inputSize(), plan.resizing()));
    Optional<Ensemble> ensemble = settings.ensemble().map(wanted -> wanted.read(initial));
    ensemble.ifPresent(models -> requireFit(models, plan, initial));
    return new OtherDetectors(teacher, ensemble);
  }

  private static void requireFit(
      Ensemble ensemble, TrainingPlan plan, Optional<FrozenModel> initial) {
    int trained = 1;
    if (!plan.isTraining() && initial.isPresent()) {
      trained = initial.get().networks();
      if (ensemble.identities().contains(initial.get().spec().modelId())) {
        throw new IllegalArgumentException(
            "Cannot make an ensemble of the initial detector with itself: nothing is trained"
                + " (train.ensemble.members, train.head.epochs, train.fine-tune.epochs)");
      }
    }
    ensemble.requireFit(trained, plan.inputSize(), plan.resizing());
  }

  /** Where those lie that settings name. */
  static List<Path> folders(Settings settings) {
    List<DetectorName> names = new ArrayList<>();
    settings.distillation().ifPresent(wanted -> names.add(wanted.teacher()));
    settings.ensemble().ifPresent(wanted -> names.addAll(wanted.members()));
    return names.stream().map(DetectorName::folder).flatMap(Optional::stream).toList();
  }

  /** Whether a detector speaks beside the trained network. */
  boolean haveInEnsemble(Optional<FrozenModel> detector) {
    return ensemble.isPresent()
        && detector.isPresent()
        && ensemble.get().identities().contains(detector.get().spec().modelId());
  }

  /** Writes them down. */
  void record(Manifest.Recording recording) {
    origin().forEach(recording::input);
  }

  /** What a model says of them. */
  Map<String, String> origin() {
    Map<String, String> origin = new TreeMap<>();
    teacher.ifPresent(model -> origin.put("teacher", model.identity()));
    ensemble.ifPresent(
        models -> {
          origin.put("ensemble", String.join(", ", models.identities()));
          origin.put("ensemble_share", Double.toString(models.othersShare()));
        });
    return origin;
  }
}
