package org.unmask.training;

/**
 * What one epoch did; a line of {@code history.csv}.
 *
 * @param epoch counts from 1 through all phases
 * @param phase the name of the phase that the epoch belongs to
 * @param learningRate at the end of the epoch
 * @param trainLoss mean over the epoch's batches, in nats
 * @param validationLoss mean over the validation images, in nats; NaN when not measured
 * @param validationAuc ROC-AUC on the validation images; NaN when not measured
 * @param imagesPerSecond training images by training time
 * @param seconds the whole epoch took, validation included
 */
public record HistoryRow(
    int epoch,
    String phase,
    double learningRate,
    double trainLoss,
    double validationLoss,
    double validationAuc,
    double imagesPerSecond,
    double seconds) {}
