package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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

/**
 * Encoded bytes to pixels: the one preprocessing of training and scoring. Decodes JPEG, PNG, GIF
 * (its first frame), BMP and WebP to RGB, turns it upright by its EXIF orientation, and resizes
 * crop and image in one anti-aliased pass (triangle filter, aspect ratio not kept). Alpha is left
 * out: colours count as they are stored, and what a GIF stores no colour for is black. Thread-safe.
 */
final class ImageDecoder implements AutoCloseable {
  private static final int ORIENTATIONS = 8;

  private final int size;
  private final ImageLimits limits;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TString> contents;
  private final Placeholder<TFloat32> zoom;
  private final Placeholder<TFloat32> crop;
  private final Placeholder<TFloat32> warp;
  private final Operand<TUint8> asDecoded;
  private final List<Operand<TUint8>> upright = new ArrayList<>();
  private final List<Operand<TUint8>> rotated = new ArrayList<>();

  /** A decoder to {@code [size, size, 3]}; refuses what is over {@code limits} by its header. */
  ImageDecoder(int size, ImageLimits limits, int threads) {
    this.size = size;
    this.limits = limits;
    Ops tf = Ops.create(graph);
    contents = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    zoom = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    crop = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2)));
    warp = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 8)));
    Operand<TUint8> decoded =
        tf.image.decodeImage(
            contents,
            new DecodeImage.Options[] {
              DecodeImage.channels(3L), DecodeImage.expandAnimations(false)
            });
    asDecoded = decoded;
    for (int orientation = 1; orientation <= ORIENTATIONS; orientation++) {
      Operand<TFloat32> resized = resize(tf, upright(tf, decoded, orientation));
      upright.add(pixels(tf, resized));
      rotated.add(pixels(tf, rotate(tf, resized)));
    }
    session = Sessions.forInference(graph, threads);
  }

  /**
   * Decodes into {@code target} at {@code offset}: {@code size * size * 3} bytes, row-major RGB.
   *
   * @throws InvalidImageException if the bytes are no image that can be decoded within the limits
   */
  void decode(byte[] content, ImageView view, byte[] target, int offset)
      throws InvalidImageException {
    ImageHeader header = ImageHeader.read(content, limits);
    if (JavaDecoder.takes(content, header)) {
      show(JavaDecoder.decode(content, header), header, view, target, offset);
      return;
    }
    if (header.format() == ImageFormat.JPEG) {
      JpegData.requireWhole(content);
    }
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(content))) {
      Session.Runner runner = session.runner().feed(contents, bytes);
      if (isShownAsStored(header, view)) {
        copy(runner.fetch(asDecoded), target, offset);
      } else {
        resize(runner, header, view, target, offset);
      }
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      // Two families: what TensorFlow says of bad arguments is no TensorFlowException.
      throw new InvalidImageException(ImageError.CORRUPT, firstLine(e));
    }
  }

  private void show(Raster raster, ImageHeader header, ImageView view, byte[] target, int offset) {
    if (isShownAsStored(header, view)) {
      System.arraycopy(raster.rgb(), 0, target, offset, raster.rgb().length);
      return;
    }
    // A tensor that is fed stands in for what its operation would have made.
    try (TUint8 pixels = Tensors.bytes(raster.rgb(), raster.height(), raster.width(), 3)) {
      resize(session.runner().feed(asDecoded, pixels), header, view, target, offset);
    }
  }

  /** Resizing to the same size changes no pixel, but costs five times what decoding does. */
  private boolean isShownAsStored(ImageHeader header, ImageView view) {
    return view.equals(ImageView.IDENTITY)
        && header.orientation() == 1
        && header.width() == size
        && header.height() == size;
  }

  private void resize(
      Session.Runner runner, ImageHeader header, ImageView view, byte[] target, int offset) {
    int orientation = view.mirrored() ? mirrored(header.orientation()) : header.orientation();
    Operand<TUint8> output = (view.rotationDegrees() == 0 ? upright : rotated).get(orientation - 1);
    try (TFloat32 zoomed = TFloat32.scalarOf((float) view.zoom());
        TFloat32 cropped = TFloat32.vectorOf((float) view.cropY(), (float) view.cropX());
        TFloat32 transform = Tensors.floats(rotation(view.rotationDegrees()), 1, 8)) {
      runner.feed(zoom, zoomed).feed(crop, cropped).feed(warp, transform).fetch(output);
      copy(runner, target, offset);
    }
  }

  private static void copy(Session.Runner runner, byte[] target, int offset) {
    try (Result result = runner.run()) {
      Tensors.copyBytes(result.get(0), target, offset);
    }
  }

  /** How many bytes one decoded image takes. */
  int imageBytes() {
    return size * size * 3;
  }

  static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /** EXIF 1 to 8: how the stored rows and columns lie in the upright picture. */
  private static Operand<TUint8> upright(Ops tf, Operand<TUint8> image, int orientation) {
    Operand<TUint8> lying =
        orientation >= 5 ? tf.linalg.transpose(image, tf.constant(new int[] {1, 0, 2})) : image;
    return switch (orientation) {
      case 2, 6 -> tf.reverse(lying, tf.constant(new int[] {1}));
      case 3, 7 -> tf.reverse(lying, tf.constant(new int[] {0, 1}));
      case 4, 8 -> tf.reverse(lying, tf.constant(new int[] {0}));
      default -> lying;
    };
  }

  /** The orientation that shows the mirrored picture. */
  private static int mirrored(int orientation) {
    return (orientation - 1 ^ 1) + 1;
  }

  private Operand<TFloat32> resize(Ops tf, Operand<TUint8> image) {
    Operand<TFloat32> inputSize =
        tf.dtypes.cast(
            tf.slice(tf.shape(image), tf.constant(new int[] {0}), tf.constant(new int[] {2})),
            TFloat32.class);
    Operand<TFloat32> target = tf.constant((float) size);
    Operand<TFloat32> scale = tf.math.mul(tf.math.div(target, inputSize), zoom);
    // At zoom z the whole picture is z * size wide, of which a window of size is shown.
    Operand<TFloat32> hidden = tf.math.mul(target, tf.math.sub(tf.constant(1f), zoom));
    Operand<TInt32> outputSize = tf.constant(new int[] {size, size});
    return tf.image.scaleAndTranslate(
        tf.expandDims(image, tf.constant(0)),
        outputSize,
        scale,
        tf.math.mul(crop, hidden),
        ScaleAndTranslate.kernelType("triangle"),
        ScaleAndTranslate.antialias(true));
  }

  private Operand<TFloat32> rotate(Ops tf, Operand<TFloat32> image) {
    return tf.image.imageProjectiveTransformV3(
        image,
        warp,
        tf.constant(new int[] {size, size}),
        tf.constant(0f),
        "BILINEAR",
        ImageProjectiveTransformV3.fillMode("REFLECT"));
  }

  /** Rounds; both filters take means of pixels, so that nothing lies outside of 0 to 255. */
  private static Operand<TUint8> pixels(Ops tf, Operand<TFloat32> image) {
    return tf.dtypes.cast(tf.math.add(image, tf.constant(0.5f)), TUint8.class);
  }

  /** Output to input coordinates of a turn about the centre, as ImageProjectiveTransform wants. */
  private float[] rotation(double degrees) {
    double angle = Math.toRadians(degrees);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float centre = (size - 1) / 2f;
    float shiftX = centre - (cos * centre - sin * centre);
    float shiftY = centre - (sin * centre + cos * centre);
    return new float[] {cos, -sin, shiftX, sin, cos, shiftY, 0, 0};
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
