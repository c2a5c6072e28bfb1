package org.unmask.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ImageHeader;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

/**
 * An image of the dataset without its content: what is cheap enough for the driver to hold.
 *
 * @param split null until it is assigned
 */
record AcceptedImage(
    String imageId,
    String path,
    String source,
    String groupId,
    Label label,
    ImageHeader header,
    long bytes,
    @Nullable SplitName split)
    implements Serializable {

  AcceptedImage in(SplitName newSplit) {
    return new AcceptedImage(imageId, path, source, groupId, label, header, bytes, newSplit);
  }
}
