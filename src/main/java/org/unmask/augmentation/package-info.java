/**
 * What training may do to an image: changes as values, and the arithmetic that makes them. Pure:
 * JDK only.
 *
 * <ul>
 *   <li>{@link org.unmask.augmentation.AugmentationPolicy} says how often and how strongly each
 *       {@link org.unmask.augmentation.Change} happens; {@link
 *       org.unmask.augmentation.AugmentationPolicy#sample} draws an {@link
 *       org.unmask.augmentation.Augmentation}, a value that follows from the generator alone.
 *   <li>{@link org.unmask.augmentation.Augmenter} is the one place that applies one to a {@link
 *       org.unmask.augmentation.Picture}. Geometry is left to who decodes, in one pass with
 *       resizing ({@link org.unmask.augmentation.Augmentation#view}); JPEG goes through the port
 *       {@link org.unmask.augmentation.JpegRoundTrip}, so that the codec is that of training.
 *   <li>{@link org.unmask.augmentation.SelfBlend} makes a fake from one real image (Shiohara and
 *       Yamasaki, CVPR 2022). Degradations come after it and are the same for reals and fakes, so
 *       that no trace of processing tells them apart.
 *   <li>{@link org.unmask.augmentation.FaceSwap} makes one of a fake and a real image of one
 *       source: a generated face in a photograph. Degradations come after it too.
 *   <li>{@link org.unmask.augmentation.CutMix} puts a part of one example into another, when all
 *       else is done (Yun et al., ICCV 2019).
 * </ul>
 */
@NullMarked
package org.unmask.augmentation;

import org.jspecify.annotations.NullMarked;
