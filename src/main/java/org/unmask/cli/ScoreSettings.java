package org.unmask.cli;

/** How a corpus is scored; see {@code score} in {@code conf/unmask.conf}. */
record ScoreSettings(
    int batchSize,
    int imagesPerTask,
    int imagesPerChunk,
    String listColumn,
    String tableContentColumn,
    String tableIdColumn) {}
