/** A synthetic corpus of drawn portraits and of fakes made from them. Pure: JDK only. */
@NullMarked
package org.unmask.demo;

import org.jspecify.annotations.NullMarked;
