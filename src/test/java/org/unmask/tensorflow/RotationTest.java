package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.unmask.image.Rotation;

class RotationTest {

  private static float[] noise(int size) {
    Random random = new Random(size);
    float[] pixels = new float[size * size * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 255 * random.nextFloat();
    }
    return pixels;
  }

  @Test
  void turnsAQuarterCounterClockwise() {
    // A B    B D
    // C D    A C
    float[] pixels = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
    assertThat(Rotation.turned(pixels, 2, 90))
        .containsExactly(new float[] {2, 2, 2, 4, 4, 4, 1, 1, 1, 3, 3, 3}, within(1e-5f));
  }

  @Test
  void leavesItsPixelsAsTheyAre() {
    float[] pixels = noise(8);
    float[] before = pixels.clone();
    assertThat(Rotation.turned(pixels, 8, 0)).containsExactly(before);
    Rotation.turned(pixels, 8, 30);
    assertThat(pixels).containsExactly(before);
  }

  @Tag("tensorflow")
  @ParameterizedTest
  @CsvSource({"1, 30", "2, 45", "5, -17", "32, 3", "33, 45", "64, -90", "64, 133", "224, 9.5"})
  void agreesWithTensorFlow(int size, double degrees) {
    float[] pixels = noise(size);
    // Coordinates are float32: a pixel apart from noise by 255, they may differ by 2^-16 or so.
    assertThat(Rotation.turned(pixels, size, degrees))
        .containsExactly(ofTensorFlow(pixels, size, degrees), within(0.05f));
  }

  private static float[] ofTensorFlow(float[] pixels, int size, double degrees) {
    double angle = Math.toRadians(degrees);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float centre = (size - 1) / 2f;
    float shiftX = centre - (cos * centre - sin * centre);
    float shiftY = centre - (sin * centre + cos * centre);
    float[] transform = {cos, -sin, shiftX, sin, cos, shiftY, 0, 0};
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> image = tf.placeholder(TFloat32.class);
      Operand<TFloat32> rotated =
          tf.image.imageProjectiveTransformV3(
              image,
              tf.constant(new float[][] {transform}),
              tf.constant(new int[] {size, size}),
              tf.constant(0f),
              "BILINEAR",
              ImageProjectiveTransformV3.fillMode("REFLECT"));
      try (Session session = Sessions.forInference(graph, 1);
          TFloat32 input = Tensors.floats(pixels, 1, size, size, 3);
          Result result = session.runner().feed(image, input).fetch(rotated).run()) {
        return Tensors.floats(result.get(0));
      }
    }
  }
}
