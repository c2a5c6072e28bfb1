package org.unmask;

import org.jspecify.annotations.Nullable;

/**
 * A stage cannot go on. The message is one line that a person can act on, "Cannot do X: reason";
 * the cause carries the rest. Bad arguments and settings are {@link IllegalArgumentException}s.
 */
public sealed class PipelineException extends RuntimeException permits StoppedException {
  private static final long serialVersionUID = 1L;

  public PipelineException(String message) {
    super(message);
  }

  public PipelineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
