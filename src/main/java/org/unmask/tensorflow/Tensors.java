package org.unmask.tensorflow;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Java arrays to tensors and back, in bulk; the caller closes what is made here. */
final class Tensors {
  private Tensors() {}

  static TFloat32 floats(float[] values, long... shape) {
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
  }

  static TUint8 bytes(byte[] values, long... shape) {
    return TUint8.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
  }

  /** A copy of a float32 tensor's numbers, row-major. */
  static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** A copy of a uint8 tensor's numbers, row-major. */
  static byte[] copyOfBytes(Tensor tensor) {
    byte[] values = new byte[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().read(values, 0, values.length);
    return values;
  }
}
