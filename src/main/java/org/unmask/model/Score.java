package org.unmask.model;

/**
 * What the classifier says of one image.
 *
 * @param probabilityFake calibrated probability that the image is FAKE, 0 to 1
 * @param logit the network's output before temperature and sigmoid; above 0 leans to FAKE
 */
public record Score(double probabilityFake, double logit) {}
