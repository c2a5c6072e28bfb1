/**
 * The plan of a training run and its loop, free of any framework. Pure: JDK, and Jackson for
 * checkpoints.
 *
 * <p>A run has phases, each a {@link org.unmask.training.Phase}: the head on cached features, then
 * fine-tuning on images. {@link org.unmask.training.TrainingLoop} runs a phase over two ports:
 * {@link org.unmask.training.Network} (what learns) and {@link org.unmask.training.BatchSource}
 * (what it learns from). The loop is boring on purpose: everything that watches is a {@link
 * org.unmask.training.TrainingListener} that is shown a {@link org.unmask.training.NetworkView}, a
 * schedule is a function of the step, and {@link org.unmask.training.Checkpoints} makes each
 * finished epoch a place to go on from.
 *
 * <p>All chance is drawn from (seed, phase, epoch), never from a generator that lives across
 * epochs, so a resumed run sees the same batches as one that was never stopped.
 */
@NullMarked
package org.unmask.training;

import org.jspecify.annotations.NullMarked;
