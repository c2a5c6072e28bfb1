package org.unmask.cli;

/** A split by the name it has on the command line. */
enum SplitName {
  TRAIN,
  VALIDATION,
  TEST
}
