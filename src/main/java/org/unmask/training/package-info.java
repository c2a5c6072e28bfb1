/** The plan of a training run and its loop, free of any framework. Pure: JDK only. */
@NullMarked
package org.unmask.training;

import org.jspecify.annotations.NullMarked;
