/** Which images go to which split. Pure: JDK only. */
@NullMarked
package org.unmask.split;

import org.jspecify.annotations.NullMarked;
