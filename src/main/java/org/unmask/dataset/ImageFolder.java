package org.unmask.dataset;

import java.util.Optional;

/**
 * Where images are, as it was asked for.
 *
 * @param path a Hadoop path or glob of folders or files
 * @param source what the dataset is to call it; without it, a name is taken from the path
 */
public record ImageFolder(String path, Optional<String> source) {

  /** A folder whose source is named after it. */
  public static ImageFolder of(String path) {
    return new ImageFolder(path, Optional.empty());
  }
}
