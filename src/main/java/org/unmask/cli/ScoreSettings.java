package org.unmask.cli;

import org.unmask.model.Precision;

/** How a corpus is scored; see {@code score} in {@code conf/unmask.conf}. */
record ScoreSettings(
    int batchSize,
    Precision precision,
    int imagesPerTask,
    int imagesPerChunk,
    String listColumn,
    String tableContentColumn,
    String tableIdColumn) {}
