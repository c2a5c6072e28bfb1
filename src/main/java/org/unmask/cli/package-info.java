/** The front door: one class a command. */
@NullMarked
package org.unmask.cli;

import org.jspecify.annotations.NullMarked;
