package org.unmask.dataset;

import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

/**
 * A file that may become an image of the dataset, with what is known before it is read.
 *
 * @param bytes its length in the listing
 * @param label null where neither metadata nor folder says it
 * @param groupId null for the image alone
 * @param split null where its folders do not say it
 */
record Candidate(
    String path,
    long bytes,
    String source,
    @Nullable Label label,
    @Nullable String groupId,
    @Nullable SplitName split) {}
