package org.unmask.training;

/** A kill: nothing of the house handles it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;
}
