package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageError;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.JpegData;
import org.unmask.image.Luma;
import org.unmask.image.Measurable;
import org.unmask.image.Raster;

/**
 * An {@link ImageCodec} on TensorFlow's decoders, and {@link JavaDecoder} where they have none.
 *
 * <p>A JPEG is verified by a walk over all its codes, and by decoding an eighth of its size: that
 * finds whatever keeps TensorFlow from decoding it. It is reduced in the same way, by leaving out
 * the high frequencies of each block; other formats by the mean of areas.
 */
final class TensorFlowCodec implements ImageCodec {
  private static final int MOST_REDUCTION_OF_JPEG = 8;

  private final ImageLimits limits;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TString> contents;
  private final Placeholder<TInt32> reducedSize;
  private final Operand<TUint8> image;
  private final Operand<TUint8> reducedImage;

  /** Decoded at 1/1, 1/2, 1/4 and 1/8 of width and height. */
  private final List<Operand<TUint8>> jpeg = new ArrayList<>();

  /** The same of luma alone. */
  private final List<Operand<TUint8>> jpegLuma = new ArrayList<>();

  private final Operand<TUint8> reducedJpeg;

  TensorFlowCodec(ImageLimits limits) {
    this.limits = limits;
    Ops tf = Ops.create(graph);
    contents = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    reducedSize = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    image =
        tf.image.decodeImage(
            contents,
            new DecodeImage.Options[] {
              DecodeImage.channels(3L), DecodeImage.expandAnimations(false)
            });
    reducedImage = reduced(tf, image);
    for (long ratio = 1; ratio <= MOST_REDUCTION_OF_JPEG; ratio *= 2) {
      jpeg.add(tf.image.decodeJpeg(contents, DecodeJpeg.channels(3L), DecodeJpeg.ratio(ratio)));
      jpegLuma.add(tf.image.decodeJpeg(contents, DecodeJpeg.channels(1L), DecodeJpeg.ratio(ratio)));
    }
    reducedJpeg = reduced(tf, jpeg.get(jpeg.size() - 1));
    session = Sessions.onCpu(graph, 1);
  }

  private Operand<TUint8> reduced(Ops tf, Operand<TUint8> pixels) {
    Operand<TFloat32> means =
        tf.image.resizeArea(tf.expandDims(pixels, tf.constant(0)), reducedSize);
    Operand<TFloat32> rounded = tf.math.add(means, tf.constant(0.5f));
    return tf.dtypes.cast(tf.squeeze(rounded, Squeeze.axis(List.of(0L))), TUint8.class);
  }

  @Override
  public void verify(byte[] content) throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    if (JavaDecoder.takes(content, header)) {
      JavaDecoder.decode(content, header);
      return;
    }
    boolean isJpeg = header.format() == ImageFormat.JPEG;
    if (isJpeg) {
      JpegData.requireWhole(content);
    }
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content))) {
      // A target, and not fetched: the pixels need not come to Java.
      session
          .runner()
          .feed(contents, bytes)
          .addTarget(isJpeg ? jpeg.get(jpeg.size() - 1) : image)
          .run()
          .close();
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      throw corrupt(e);
    }
  }

  @Override
  public Raster decode(byte[] content, int maxPixels) throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    int reduction = reduction(header, maxPixels);
    if (JavaDecoder.takes(content, header)) {
      return reduced(JavaDecoder.decode(content, header), header, reduction)
          .upright(header.orientation());
    }
    if (header.format() == ImageFormat.JPEG) {
      JpegData.requireWhole(content);
    }
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content))) {
      Session.Runner runner = session.runner().feed(contents, bytes);
      return run(runner, header, reduction).upright(header.orientation());
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      throw corrupt(e);
    }
  }

  @Override
  public Measurable measure(byte[] content, int maxPixels) throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    int reduction = reduction(header, maxPixels);
    if (header.format() == ImageFormat.JPEG && reduction <= MOST_REDUCTION_OF_JPEG) {
      JpegData.requireWhole(content);
      try {
        return measureJpeg(content, header, reduction);
      } catch (TFInvalidArgumentException | TensorFlowException noLuma) {
        // It is of four inks, or broken: decoding tells.
      }
    }
    return Measurable.of(decode(content, maxPixels), reduction);
  }

  /** Y of a JPEG is the luma; an eighth of its size is made of the means of its blocks. */
  private Measurable measureJpeg(byte[] content, ImageHeader header, int reduction) {
    Operand<TUint8> luma = jpegLuma.get(Integer.numberOfTrailingZeros(reduction));
    Operand<TUint8> colours = jpeg.get(Integer.numberOfTrailingZeros(Measurable.COLOUR_REDUCTION));
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content));
        Result result = session.runner().feed(contents, bytes).fetch(luma).fetch(colours).run()) {
      Tensor pixels = result.get(0);
      long[] shape = pixels.shape().asArray();
      Luma stored = new Luma((int) shape[1], (int) shape[0], Tensors.copyOfBytes(pixels));
      return new Measurable(stored.upright(header.orientation()), raster(result.get(1)));
    }
  }

  private Raster run(Session.Runner runner, ImageHeader header, int reduction) {
    boolean isJpeg = header.format() == ImageFormat.JPEG;
    if (isJpeg && reduction <= MOST_REDUCTION_OF_JPEG) {
      return fetch(runner, jpeg.get(Integer.numberOfTrailingZeros(reduction)));
    }
    if (reduction == 1) {
      return fetch(runner, image);
    }
    return fetch(runner, isJpeg ? reducedJpeg : reducedImage, header, reduction);
  }

  private Raster reduced(Raster raster, ImageHeader header, int reduction) {
    if (reduction == 1) {
      return raster;
    }
    // A tensor that is fed stands in for what its operation would have made.
    try (TUint8 pixels = Tensors.bytes(raster.rgb(), raster.height(), raster.width(), 3)) {
      return fetch(session.runner().feed(image, pixels), reducedImage, header, reduction);
    }
  }

  private Raster fetch(
      Session.Runner runner, Operand<TUint8> output, ImageHeader header, int reduction) {
    try (TInt32 size =
        TInt32.vectorOf(part(header.height(), reduction), part(header.width(), reduction))) {
      return fetch(runner.feed(reducedSize, size), output);
    }
  }

  private static Raster fetch(Session.Runner runner, Operand<TUint8> output) {
    try (Result result = runner.fetch(output).run()) {
      return raster(result.get(0));
    }
  }

  private static Raster raster(Tensor pixels) {
    long[] shape = pixels.shape().asArray();
    return new Raster((int) shape[1], (int) shape[0], Tensors.copyOfBytes(pixels));
  }

  /** The least power of two that brings width and height, each divided by it, to the limit. */
  private static int reduction(ImageHeader header, int maxPixels) {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("Invalid max-pixels: " + maxPixels + " (1 or more)");
    }
    int reduction = 1;
    while ((long) part(header.width(), reduction) * part(header.height(), reduction) > maxPixels) {
      reduction *= 2;
    }
    return reduction;
  }

  /** Rounded up, as JPEG decoders do. */
  private static int part(int side, int reduction) {
    return (side + reduction - 1) / reduction;
  }

  private static InvalidImageException corrupt(RuntimeException e) {
    return new InvalidImageException(ImageError.CORRUPT, ImageDecoder.firstLine(e));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
