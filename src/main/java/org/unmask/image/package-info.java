/**
 * What is known of one image by its bytes or its pixels, and values that say how to look at it.
 * Pure: JDK only.
 *
 * <ul>
 *   <li>{@link org.unmask.image.Label}: REAL or FAKE.
 *   <li>{@link org.unmask.image.ImageHeader}: format, size and EXIF orientation, read from the
 *       first bytes with bounds checks; never allocates by what a file claims. Formats are JPEG,
 *       PNG, GIF, BMP and WebP.
 *   <li>{@link org.unmask.image.JpegData}: whether a JPEG has data for all of its picture, by a
 *       walk over its codes ({@code JpegFrame}, {@code JpegScan}, {@code ScanWalk}, {@code
 *       BlockReader}); no pixel is computed.
 *   <li>{@link org.unmask.image.FileTraits} and {@link org.unmask.image.PixelTraits}: what encoding
 *       and pixels tell of how an image came about, for the audit of shortcuts.
 *   <li>{@link org.unmask.image.PerceptualHash}, on {@code LumaGrid}: 256 bits that say what an
 *       image shows, near for images that look alike (PDQ).
 *   <li>{@link org.unmask.image.ImageCodec} with its recipe, and {@link org.unmask.image.Raster}
 *       and {@link org.unmask.image.Measurable}: how other rooms get pixels without knowing who
 *       decodes them.
 *   <li>{@link org.unmask.image.ImageLimits} and {@link org.unmask.image.ImageError}: what is
 *       refused, and the closed set of codes that say why.
 *   <li>{@link org.unmask.image.ImageView}: how to look at an image, as a value; {@link
 *       org.unmask.image.Resampler}: pixels to another size; {@link org.unmask.image.Resizing}: how
 *       an image of any size reaches a network's input, which is all of it or a crop ({@link
 *       org.unmask.image.ResizeMode}), by a {@link org.unmask.image.ResampleFilter}.
 * </ul>
 */
@NullMarked
package org.unmask.image;

import org.jspecify.annotations.NullMarked;
