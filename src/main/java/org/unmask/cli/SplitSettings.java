package org.unmask.cli;

/**
 * How images are split; see {@code split} in {@code conf/unmask.conf}.
 *
 * @param train share of the images, 0 to 1; the three shares sum to 1
 * @param validation share of the images
 * @param test share of the images
 */
record SplitSettings(double train, double validation, double test, MetadataColumns columns) {

  /** Names of the columns of a metadata file. */
  record MetadataColumns(String file, String label, String group) {}
}
