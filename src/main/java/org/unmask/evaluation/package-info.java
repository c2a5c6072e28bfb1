/** How good a model is: counts, curves, calibration, intervals. */
@NullMarked
package org.unmask.evaluation;

import org.jspecify.annotations.NullMarked;
