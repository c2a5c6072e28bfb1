/** The only room that knows TensorFlow. */
@NullMarked
package org.unmask.tensorflow;

import org.jspecify.annotations.NullMarked;
