package org.unmask.cli;

import org.unmask.model.ThresholdRule;

/**
 * Which threshold a trained model scores by.
 *
 * @param rule the one of all that it is given
 * @param targetFalsePositiveRate what {@link ThresholdRule#FALSE_POSITIVE_RATE} keeps to; 0 to 1
 */
record ThresholdSettings(ThresholdRule rule, double targetFalsePositiveRate) {}
