/** Images in, a dataset in Parquet out, and back. Adapter: Spark. */
@NullMarked
package org.unmask.dataset;

import org.jspecify.annotations.NullMarked;
