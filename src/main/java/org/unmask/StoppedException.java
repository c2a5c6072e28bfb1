package org.unmask;

/** Work noticed that it is to stop, and did; the message says how to go on with it. */
public final class StoppedException extends PipelineException {
  private static final long serialVersionUID = 1L;

  public StoppedException(String message) {
    super(message);
  }
}
