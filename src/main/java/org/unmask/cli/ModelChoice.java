package org.unmask.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.unmask.image.Label;
import org.unmask.model.LogLoss;
import org.unmask.model.ModelSpec;
import org.unmask.model.RocAuc;
import org.unmask.model.TemperatureScaling;
import org.unmask.model.ThresholdChoice;
import org.unmask.tensorflow.FrozenModel;

/** Temperature and threshold, both from the validation split and nothing else. */
final class ModelChoice {
  private final double[] logits;
  private final Label[] labels;

  /** Takes the scores of the validation split; unscored rows are left out. */
  ModelChoice(List<Row> scores) {
    List<Row> scored = new ArrayList<>(scores);
    scored.removeIf(row -> row.isNullAt(row.fieldIndex("logit")));
    logits = new double[scored.size()];
    labels = new Label[scored.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = scored.get(i).getDouble(scored.get(i).fieldIndex("logit"));
      labels[i] = Label.valueOf(scored.get(i).getString(scored.get(i).fieldIndex("label")));
    }
  }

  /** The model with its temperature inside and its threshold in the spec. */
  FrozenModel apply(FrozenModel trained, Map<String, String> origin) {
    double temperature = TemperatureScaling.fit(logits, labels);
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = TemperatureScaling.probability(logits[i], temperature);
    }
    ThresholdChoice threshold = ThresholdChoice.balanced(probabilities, labels);
    Map<String, Double> measurements = new TreeMap<>();
    measurements.put("validation_images", (double) logits.length);
    measurements.put("validation_roc_auc", RocAuc.of(logits, labels));
    measurements.put("validation_log_loss", LogLoss.of(logits, labels));
    return trained
        .withTemperature(temperature)
        .withSpec(threshold.threshold(), threshold.rule(), origin, measurements)
        .withScoreReference(histogram(probabilities));
  }

  private static List<Long> histogram(double[] probabilities) {
    List<Long> bins = new ArrayList<>(Collections.nCopies(ModelSpec.REFERENCE_BINS, 0L));
    for (double probability : probabilities) {
      int bin = Math.min((int) (probability * bins.size()), bins.size() - 1);
      bins.set(bin, bins.get(bin) + 1);
    }
    return bins;
  }
}
