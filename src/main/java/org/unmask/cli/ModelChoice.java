package org.unmask.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.unmask.evaluation.Calibration;
import org.unmask.image.Label;
import org.unmask.model.LogLoss;
import org.unmask.model.OperatingPoint;
import org.unmask.model.PlattScaling;
import org.unmask.model.Reference;
import org.unmask.model.RocAuc;
import org.unmask.model.ThresholdRule;
import org.unmask.model.TraitCounts;
import org.unmask.tensorflow.FrozenModel;

/** Calibration and thresholds, all from the validation split and nothing else. */
final class ModelChoice {
  /** Names among the measurements of a model. */
  static final String IMAGES = "validation_images";

  static final String ROC_AUC = "validation_roc_auc";

  /** By how much calibration has shifted the logits; it is part of the head's bias since. */
  static final String SHIFT = "calibration_shift";

  /** ECE before calibration, on the images that chose it. */
  static final String ECE_BEFORE = "validation_ece_before";

  /** ECE after calibration, on the images that chose it. */
  static final String ECE = "validation_ece";

  /**
   * Of the calibrated model, on all validation images, in nats. Models made until 2026-11-29, the
   * shipped detector among them, have that of the logits before calibration.
   */
  static final String LOG_LOSS = "validation_log_loss";

  /** Among the origin of a model, where some sources alone have calibrated it. */
  static final String CALIBRATION_SOURCES = "calibration_sources";

  private final double[] logits;
  private final Label[] labels;
  private final String[] sources;
  private final TraitCounts traits;

  /**
   * Takes the validation split.
   *
   * @param scores rows without one are left out
   * @param traits of its images
   */
  ModelChoice(Iterator<Row> scores, TraitCounts traits) {
    this.traits = traits;
    DoubleStream.Builder logits = DoubleStream.builder();
    List<Label> labels = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    while (scores.hasNext()) {
      Row row = scores.next();
      if (!row.isNullAt(row.fieldIndex("logit"))) {
        logits.add(row.getDouble(row.fieldIndex("logit")));
        labels.add(Label.valueOf(row.getString(row.fieldIndex("label"))));
        sources.add(names.computeIfAbsent(row.getString(row.fieldIndex("source")), name -> name));
      }
    }
    this.logits = logits.build().toArray();
    this.labels = labels.toArray(Label[]::new);
    this.sources = sources.toArray(String[]::new);
  }

  /**
   * The model with its calibration inside and its thresholds in the spec.
   *
   * @param origin of the model; gets {@link #CALIBRATION_SOURCES} where some alone calibrate
   */
  FrozenModel apply(FrozenModel trained, Map<String, String> origin, ChoiceSettings settings) {
    int[] calibrating =
        IntStream.range(0, logits.length).filter(i -> settings.calibratesBy(sources[i])).toArray();
    double[] fitted = Arrays.stream(calibrating).mapToDouble(i -> logits[i]).toArray();
    Label[] fittedLabels =
        Arrays.stream(calibrating).mapToObj(i -> labels[i]).toArray(Label[]::new);
    PlattScaling scaling = PlattScaling.fit(fitted, fittedLabels);
    double[] probabilities = probabilities(scaling, logits);
    List<OperatingPoint> thresholds =
        ThresholdRule.all(settings.targetFalsePositiveRate(), probabilities, labels);
    OperatingPoint chosen =
        thresholds.stream()
            .filter(point -> point.name().equals(settings.rule().word()))
            .findFirst()
            .orElseThrow();
    Map<String, Double> measurements = new TreeMap<>();
    measurements.put(IMAGES, (double) logits.length);
    measurements.put(ECE_BEFORE, error(PlattScaling.NONE, fitted, fittedLabels));
    measurements.put(ECE, error(scaling, fitted, fittedLabels));
    measurements.put(SHIFT, scaling.shift());
    measurements.put(ROC_AUC, RocAuc.of(logits, labels));
    double[] calibrated = Arrays.stream(logits).map(scaling::calibrated).toArray();
    measurements.put(LOG_LOSS, LogLoss.of(calibrated, labels));
    return trained
        .withCalibration(scaling)
        .withSpec(chosen.threshold(), chosen.rule(), origin(origin, settings), measurements)
        .withThresholds(thresholds)
        .withReference(new Reference(histogram(probabilities), traits));
  }

  private static Map<String, String> origin(Map<String, String> given, ChoiceSettings settings) {
    Map<String, String> origin = new TreeMap<>(given);
    if (!settings.calibrationSources().isEmpty()) {
      origin.put(CALIBRATION_SOURCES, String.join(", ", settings.calibrationSources()));
    }
    return origin;
  }

  private static double error(PlattScaling scaling, double[] logits, Label[] labels) {
    return Calibration.of(probabilities(scaling, logits), labels).expectedError();
  }

  /**
   * In float32, as the graph's own sigmoid ends: two images that it scores alike must not be told
   * apart here.
   */
  private static double[] probabilities(PlattScaling scaling, double[] logits) {
    return Arrays.stream(logits).map(logit -> (float) scaling.probability(logit)).toArray();
  }

  private static List<Long> histogram(double[] probabilities) {
    List<Long> bins = new ArrayList<>(Collections.nCopies(Reference.SCORE_BINS, 0L));
    for (double probability : probabilities) {
      int bin = Math.min((int) (probability * bins.size()), bins.size() - 1);
      bins.set(bin, bins.get(bin) + 1);
    }
    return bins;
  }
}
