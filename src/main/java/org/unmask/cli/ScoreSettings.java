package org.unmask.cli;

/**
 * How a corpus is scored; see {@code score} in {@code conf/unmask.conf}.
 *
 * @param outputFiles files of the scores table; 0 decides by the number of images
 */
record ScoreSettings(int batchSize, int imagesPerTask, int outputFiles) {}
