package org.unmask.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;

/** Turns square pictures about their centre; what comes in from outside is their mirror image. */
final class Rotation {
  private final int size;
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> transform;
  private final Operand<TFloat32> rotated;

  /** Adds its operations to the graph of {@code tf}. */
  Rotation(Ops tf, int size) {
    this.size = size;
    image = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, size, size, 3)));
    transform = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 8)));
    rotated =
        tf.image.imageProjectiveTransformV3(
            image,
            transform,
            tf.constant(new int[] {size, size}),
            tf.constant(0f),
            "BILINEAR",
            ImageProjectiveTransformV3.fillMode("REFLECT"));
  }

  /**
   * The turned picture, row-major RGB as {@code pixels} is.
   *
   * @param session of the graph that this one's operations are in
   * @param degrees counter-clockwise
   */
  float[] rotate(Session session, float[] pixels, double degrees) {
    try (TFloat32 input = Tensors.floats(pixels, 1, size, size, 3);
        TFloat32 turn = Tensors.floats(transform(degrees), 1, 8);
        Result result =
            session.runner().feed(image, input).feed(transform, turn).fetch(rotated).run()) {
      return Tensors.floats(result.get(0));
    }
  }

  /** Output to input coordinates of a turn about the centre, as ImageProjectiveTransform wants. */
  private float[] transform(double degrees) {
    double angle = Math.toRadians(degrees);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float centre = (size - 1) / 2f;
    float shiftX = centre - (cos * centre - sin * centre);
    float shiftY = centre - (sin * centre + cos * centre);
    return new float[] {cos, -sin, shiftX, sin, cos, shiftY, 0, 0};
  }
}
