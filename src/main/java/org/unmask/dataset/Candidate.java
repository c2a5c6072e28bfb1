package org.unmask.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

/**
 * What may become an image of the dataset, with what is known before it is read.
 *
 * @param bytes its length in the listing, or of {@code content}
 * @param label null where neither metadata nor folder says it
 * @param groupKey null for the image alone
 * @param split null where its folders do not say it
 * @param named whether a row of metadata names it
 * @param content null for a file, which is still to be read
 * @param refused why it is not to be read at all; null where it is
 */
@SuppressWarnings("ArrayRecordComponent")
record Candidate(
    String path,
    long bytes,
    String source,
    @Nullable Label label,
    @Nullable String groupKey,
    @Nullable SplitName split,
    boolean named,
    byte @Nullable [] content,
    @Nullable Rejection refused)
    implements Serializable {

  /** A file that is not to be read. */
  static Candidate refused(String path, long bytes, String source, Rejection rejection) {
    return new Candidate(path, bytes, source, null, null, null, false, null, rejection);
  }
}
