package org.unmask.storage;

import java.util.Optional;

/** A lock that this process has taken. */
interface Hold extends AutoCloseable {

  /** Who has it now, where it was lost; to be asked before what cannot be taken back. */
  Optional<String> lostTo();

  @Override
  void close();
}
