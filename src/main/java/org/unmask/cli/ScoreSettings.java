package org.unmask.cli;

/** How a corpus is scored; see {@code score} in {@code conf/unmask.conf}. */
record ScoreSettings(int batchSize, int imagesPerTask) {}
