package org.unmask.cli;

import java.util.Optional;
import org.unmask.model.Device;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.Degradation;

/**
 * What {@code unmask evaluate} was asked for.
 *
 * @param dataset the folder to read
 * @param model the folder of a model
 * @param run the folder whose {@code evaluation} is written
 * @param degradation what is done first to each image as the network is shown it
 * @param threshold a name or a number; empty for the model's own
 */
record EvaluateRequest(
    String dataset,
    String model,
    String run,
    SplitName split,
    Degradation degradation,
    IfPresent ifPresent,
    Optional<String> threshold,
    Device device) {}
