package org.unmask.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.security.AccessControlException;

/** Tells the trouble of one folder from that of a whole file system. */
final class ListingFailure {
  private ListingFailure() {}

  /** Whether the rest can still be listed; a name node that does not answer is another matter. */
  static boolean ofOneFolder(IOException failure) {
    return failure instanceof FileSystemException
        || failure instanceof AccessControlException
        || failure instanceof FileNotFoundException;
  }

  /** Why, in a few words: the path is known to whoever asks. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException || failure instanceof AccessControlException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "vanished";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
