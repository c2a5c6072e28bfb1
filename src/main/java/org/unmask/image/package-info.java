/**
 * What is known of one image without decoding it, and values that say how to look at it. Pure: JDK
 * only.
 *
 * <ul>
 *   <li>{@link org.unmask.image.Label}: REAL or FAKE.
 *   <li>{@link org.unmask.image.ImageHeader}: format, size and EXIF orientation, read from the
 *       first bytes with bounds checks; never allocates by what a file claims.
 *   <li>{@link org.unmask.image.ImageLimits} and {@link org.unmask.image.ImageError}: what is
 *       refused, and the closed set of codes that say why.
 *   <li>{@link org.unmask.image.ImageView} and {@link org.unmask.image.AugmentationPolicy}:
 *       augmentation as values; the {@code tensorflow} room applies them.
 * </ul>
 */
@NullMarked
package org.unmask.image;

import org.jspecify.annotations.NullMarked;
