package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;

/** All variables of a session in the files {@code network.*} of a folder. */
final class NetworkState {
  private static final String PREFIX = "network";

  private NetworkState() {}

  /**
   * Writes them.
   *
   * @throws IOException if TensorFlow cannot, as where the disk is full
   */
  static void save(Session session, Path folder) throws IOException {
    try {
      session.save(folder.resolve(PREFIX).toString());
    } catch (TensorFlowException e) {
      throw new IOException(firstLine(e), e);
    }
  }

  /**
   * Reads them back.
   *
   * @throws IOException if they cannot be read, or are those of another network
   */
  static void restore(Session session, Path folder) throws IOException {
    try {
      session.restore(folder.resolve(PREFIX).toString());
    } catch (TensorFlowException e) {
      throw new IOException("cannot restore " + folder + " (" + firstLine(e) + ")", e);
    }
  }

  /** The rest of a message names operations of the graph. */
  private static String firstLine(TensorFlowException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
