package org.unmask.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.EncodePng;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.unmask.augmentation.JpegRoundTrip;

/** JPEG in and out by the codec that decodes the corpus (libjpeg, chroma halved). Thread-safe. */
final class TensorFlowJpeg implements JpegRoundTrip, AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TUint8> pixels;
  private final Placeholder<TInt32> qualities;
  private final Operand<TUint8> decoded;
  private final Operand<TString> png;

  TensorFlowJpeg(int threads) {
    Ops tf = Ops.create(graph);
    pixels = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    qualities = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    decoded =
        tf.image.decodeJpeg(
            tf.image.encodeJpegVariableQuality(pixels, qualities), DecodeJpeg.channels(3L));
    png = tf.image.encodePng(pixels, EncodePng.compression(1L));
    session = Sessions.onCpu(graph, threads);
  }

  @Override
  public byte[] apply(byte[] rgb, int width, int height, int quality) {
    try (TUint8 image = Tensors.bytes(rgb, height, width, 3);
        TInt32 level = TInt32.scalarOf(quality);
        Result result =
            session.runner().feed(pixels, image).feed(qualities, level).fetch(decoded).run()) {
      return Tensors.copyOfBytes(result.get(0));
    }
  }

  /** A PNG of a picture, for who takes encoded images alone. */
  byte[] png(byte[] rgb, int width, int height) {
    try (TUint8 image = Tensors.bytes(rgb, height, width, 3);
        Result result = session.runner().feed(pixels, image).fetch(png).run()) {
      return ((TString) result.get(0)).asBytes().getObject();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
