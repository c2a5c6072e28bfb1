package org.unmask.cli;

import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;

/**
 * What {@code unmask evaluate} was asked for.
 *
 * @param dataset the folder to read
 * @param model the folder of a model
 * @param run the folder whose {@code evaluation} is written
 */
record EvaluateRequest(
    String dataset, String model, String run, SplitName split, IfPresent ifPresent) {}
