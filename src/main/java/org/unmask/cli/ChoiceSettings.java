package org.unmask.cli;

import java.util.List;
import org.unmask.model.ThresholdRule;

/**
 * How a trained model is given its calibration and the threshold that it scores by.
 *
 * @param rule the threshold of all that it is given
 * @param targetFalsePositiveRate what {@link ThresholdRule#FALSE_POSITIVE_RATE} keeps to; 0 to 1
 * @param calibrationSources the sources whose validation images calibrate it; none for all
 */
record ChoiceSettings(
    ThresholdRule rule, double targetFalsePositiveRate, List<String> calibrationSources) {

  ChoiceSettings {
    calibrationSources = List.copyOf(calibrationSources);
  }

  /** Whether an image of {@code source} calibrates. */
  boolean calibratesBy(String source) {
    return calibrationSources.isEmpty() || calibrationSources.contains(source);
  }
}
