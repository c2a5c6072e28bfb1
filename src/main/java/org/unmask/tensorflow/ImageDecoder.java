package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageError;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageHeader;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.image.JpegData;
import org.unmask.image.Levels;
import org.unmask.image.Raster;
import org.unmask.image.Resampler;
import org.unmask.image.Resizing;
import org.unmask.image.Rotation;

/**
 * Encoded bytes to pixels: the one preprocessing of training and scoring. Decodes JPEG, PNG, GIF
 * (its first frame), BMP and WebP to RGB, turns it upright by its EXIF orientation, and resizes
 * crop and image in one anti-aliased pass. JPEGs that are far too large are made smaller while they
 * are decoded: see {@link JpegScale}. Alpha is left out: colours count as they are stored, and what
 * a GIF stores no colour for is black. Thread-safe.
 */
final class ImageDecoder implements AutoCloseable {
  private static final int CHANNELS = 3;

  private final int size;
  private final Resizing resizing;
  private final ImageLimits limits;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TString> contents;
  private final Map<Integer, Operand<TUint8>> byRatio = new HashMap<>();

  /** A decoder to {@code [size, size, 3]}; refuses what is over {@code limits} by its header. */
  ImageDecoder(int size, Resizing resizing, ImageLimits limits, int threads) {
    this.size = size;
    this.resizing = resizing;
    this.limits = limits;
    Ops tf = Ops.create(graph);
    contents = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    for (int ratio : JpegScale.RATIOS) {
      byRatio.put(ratio, decoded(tf, ratio));
    }
    session = Sessions.onCpu(graph, threads);
  }

  private Operand<TUint8> decoded(Ops tf, int ratio) {
    return ratio == 1
        ? tf.image.decodeImage(
            contents,
            new DecodeImage.Options[] {
              DecodeImage.channels((long) CHANNELS), DecodeImage.expandAnimations(false)
            })
        : tf.image.decodeJpeg(
            contents, DecodeJpeg.channels((long) CHANNELS), DecodeJpeg.ratio((long) ratio));
  }

  /**
   * Decodes into {@code target} at {@code offset}: {@code size * size * 3} bytes, row-major RGB.
   *
   * @throws InvalidImageException if the bytes are no image that can be decoded within the limits
   */
  void decode(byte[] content, ImageView view, byte[] target, int offset)
      throws InvalidImageException {
    decode(content, view, DataBuffers.of(target, false, false).slice(offset, imageBytes()));
  }

  /**
   * Decodes into {@code target}, such as a part of a tensor: {@code size * size * 3} bytes,
   * row-major RGB.
   *
   * @throws InvalidImageException if the bytes are no image that can be decoded within the limits
   */
  void decode(byte[] content, ImageView view, ByteDataBuffer target) throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    if (JavaDecoder.takes(content, header)) {
      show(JavaDecoder.decode(content, header), header, view, target);
      return;
    }
    if (header.format() == ImageFormat.JPEG) {
      JpegData.requireWhole(content);
    }
    Operand<TUint8> decoded = byRatio.get(JpegScale.ratio(header, zoom(header, view), size));
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content));
        Result result = session.runner().feed(contents, bytes).fetch(decoded).run()) {
      Tensor image = result.get(0);
      if (!isShownAsStored(header, view)) {
        show(image, header, view, target);
      } else if (view.mirrored()) {
        byte[] rgb = Tensors.copyOfBytes(image);
        mirror(rgb);
        target.write(rgb);
      } else {
        image.asRawTensor().data().copyTo(target, imageBytes());
      }
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      // Two families: what TensorFlow says of bad arguments is no TensorFlowException.
      throw new InvalidImageException(ImageError.CORRUPT, firstLine(e));
    }
  }

  private double zoom(ImageHeader header, ImageView view) {
    return view.zoom() * resizing.zoom(header.width(), header.height(), size);
  }

  private void show(Raster raster, ImageHeader header, ImageView view, ByteDataBuffer target) {
    byte[] rgb = raster.rgb();
    if (isShownAsStored(header, view)) {
      if (view.mirrored()) {
        mirror(rgb);
      }
      target.write(rgb);
      return;
    }
    resize(
        raster.width(),
        raster.height(),
        (row, column, bytes, count) ->
            System.arraycopy(rgb, (row * raster.width() + column) * CHANNELS, bytes, 0, count),
        new Orientation(header.orientation()),
        view,
        target);
  }

  private void show(Tensor image, ImageHeader header, ImageView view, ByteDataBuffer target) {
    int height = Math.toIntExact(image.shape().get(0));
    int width = Math.toIntExact(image.shape().get(1));
    ByteDataBuffer pixels = image.asRawTensor().data();
    resize(
        width,
        height,
        (row, column, bytes, count) ->
            pixels.slice(((long) row * width + column) * CHANNELS, count).read(bytes, 0, count),
        new Orientation(header.orientation()),
        view,
        target);
  }

  private void mirror(byte[] rgb) {
    int row = size * CHANNELS;
    for (int begin = 0; begin < rgb.length; begin += row) {
      for (int i = begin, j = begin + row - CHANNELS; i < j; i += CHANNELS, j -= CHANNELS) {
        for (int c = 0; c < CHANNELS; c++) {
          byte swap = rgb[i + c];
          rgb[i + c] = rgb[j + c];
          rgb[j + c] = swap;
        }
      }
    }
  }

  /** Resizing to the same size changes no pixel; mirroring moves them alone. */
  private boolean isShownAsStored(ImageHeader header, ImageView view) {
    return view.zoom() == 1
        && view.rotationDegrees() == 0
        && header.orientation() == 1
        && header.width() == size
        && header.height() == size;
  }

  private void resize(
      int width,
      int height,
      Resampler.Rows pixels,
      Orientation stored,
      ImageView view,
      ByteDataBuffer target) {
    Orientation orientation = view.mirrored() ? stored.mirrored() : stored;
    double cropX = orientation.storedX(view.cropX(), view.cropY());
    double cropY = orientation.storedY(view.cropX(), view.cropY());
    Resampler resampler =
        new Resampler(
            width,
            resizing.axis(height, width, size, view.zoom(), cropY),
            resizing.axis(width, height, size, view.zoom(), cropX));
    if (view.rotationDegrees() == 0) {
      Raster resized = new Raster(size, size, resampler.resizeToLevels(pixels));
      target.write(resized.upright(orientation.exif()).rgb());
    } else {
      float[] upright = orientation.upright(resampler.resize(pixels), size);
      target.write(Levels.of(Rotation.turned(upright, size, view.rotationDegrees())));
    }
  }

  /** Width and height of what it decodes to, in pixels. */
  int size() {
    return size;
  }

  /** How many bytes one decoded image takes. */
  int imageBytes() {
    return size * size * CHANNELS;
  }

  static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
