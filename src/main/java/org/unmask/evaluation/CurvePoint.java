package org.unmask.evaluation;

/** A point of a curve; both coordinates 0 to 1. */
public record CurvePoint(double x, double y) {}
