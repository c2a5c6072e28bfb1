package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
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
import org.unmask.image.Raster;
import org.unmask.image.Resizing;

/**
 * Encoded bytes to pixels: the one preprocessing of training and scoring. Decodes JPEG, PNG, GIF
 * (its first frame), BMP and WebP to RGB, and has a {@link ViewRenderer} show it. JPEGs that are
 * far too large are made smaller while they are decoded: see {@link JpegScale}. Alpha is left out:
 * colours count as they are stored, and what a GIF stores no colour for is black. Thread-safe.
 */
final class ImageDecoder implements AutoCloseable {
  private static final int CHANNELS = 3;

  private final int size;
  private final Resizing resizing;
  private final ImageLimits limits;
  private final ViewRenderer renderer;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TString> contents;
  private final Map<Integer, Operand<TUint8>> byRatio = new HashMap<>();

  /** A decoder to {@code [size, size, 3]}; refuses what is over {@code limits} by its header. */
  ImageDecoder(int size, Resizing resizing, ImageLimits limits, int threads) {
    this.size = size;
    this.resizing = resizing;
    this.limits = limits;
    this.renderer = new ViewRenderer(size, resizing);
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
    decode(
        content, List.of(view), DataBuffers.of(target, false, false).slice(offset, imageBytes()));
  }

  /**
   * Decodes and shows under some views, one behind the other in {@code target}, such as a part of a
   * tensor: {@code size * size * 3} bytes a view, row-major RGB. Views that follow each other share
   * a decoding, unless they want a large JPEG at another {@link JpegScale}.
   *
   * @throws InvalidImageException if the bytes are no image that can be decoded within the limits
   */
  void decode(byte[] content, List<ImageView> views, ByteDataBuffer target)
      throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    if (JavaDecoder.takes(content, header)) {
      Raster raster = JavaDecoder.decode(content, header);
      renderer.show(StoredPixels.of(raster), header.orientation(), views, target);
      return;
    }
    if (header.format() == ImageFormat.JPEG) {
      JpegData.requireWhole(content);
    }
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content))) {
      for (int begin = 0, end; begin < views.size(); begin = end) {
        int ratio = ratio(header, views.get(begin));
        end = begin + 1;
        while (end < views.size() && ratio(header, views.get(end)) == ratio) {
          end++;
        }
        ByteDataBuffer shown =
            target.slice((long) begin * imageBytes(), (long) (end - begin) * imageBytes());
        show(bytes, ratio, header, views.subList(begin, end), shown);
      }
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      // Two families: what TensorFlow says of bad arguments is no TensorFlowException.
      throw new InvalidImageException(ImageError.CORRUPT, firstLine(e));
    }
  }

  private int ratio(ImageHeader header, ImageView view) {
    double zoom = view.zoom() * resizing.zoom(header.width(), header.height(), size);
    return JpegScale.ratio(header, zoom, size);
  }

  private void show(
      TString bytes, int ratio, ImageHeader header, List<ImageView> views, ByteDataBuffer target) {
    try (Result result = session.runner().feed(contents, bytes).fetch(byRatio.get(ratio)).run()) {
      StoredPixels pixels = StoredPixels.of(result.get(0));
      renderer.show(pixels, header.orientation(), views, target);
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
