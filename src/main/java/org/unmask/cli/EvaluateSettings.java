package org.unmask.cli;

/**
 * How a model is judged; see {@code evaluate} in {@code conf/unmask.conf}.
 *
 * @param bootstrap resamples behind each interval; 0 for none
 * @param curvePoints points of a plotted curve
 */
record EvaluateSettings(int bootstrap, int curvePoints) {}
