package org.unmask.storage;

import java.io.Serializable;

/**
 * What a listing finds: a file, or a place that it could not look into. Records travel inside of
 * Spark's tasks, but not through a shuffle where {@code spark.serializer} is Kryo.
 */
public sealed interface Listed extends Serializable permits StoredFile, Unlisted {

  /** Full Hadoop path with its scheme. */
  String path();
}
