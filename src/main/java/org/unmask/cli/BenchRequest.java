package org.unmask.cli;

/**
 * What {@code unmask bench} was asked for.
 *
 * @param model the folder of a model
 */
record BenchRequest(String model) {}
