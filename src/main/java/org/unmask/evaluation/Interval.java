package org.unmask.evaluation;

/**
 * Where a measure would likely lie on other images like these, with 95 % confidence.
 *
 * @param low NaN when there is nothing to say
 * @param high NaN when there is nothing to say
 */
public record Interval(double low, double high) {

  static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
}
