/**
 * Unmask: deepfake detection for image corpora. Four jobs, one artefact each: {@code split} makes a
 * dataset, {@code train} a model, {@code evaluate} an evaluation with its report, {@code score} a
 * table of scores.
 *
 * <p>One room a concept; {@code HouseRulesTest} holds the borders. This root holds only what every
 * room speaks of: {@link org.unmask.PipelineException}, the one failure of a stage that cannot go
 * on, and {@link org.unmask.Progress}, how long work tells how far it is.
 */
@NullMarked
package org.unmask;

import org.jspecify.annotations.NullMarked;
