/** Scores a corpus or a dataset; one classifier per executor JVM. Adapter: Spark. */
@NullMarked
package org.unmask.scoring;

import org.jspecify.annotations.NullMarked;
