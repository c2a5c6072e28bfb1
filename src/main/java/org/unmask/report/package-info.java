/** Values in, files out: JSON, CSV, PNG plots, HTML. */
@NullMarked
package org.unmask.report;

import org.jspecify.annotations.NullMarked;
