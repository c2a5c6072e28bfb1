package org.unmask.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** ONNX Runtime's Java API, as in its examples. */
final class OnnxRuntimePeer implements Peer {
  private static final int AREA = Pixels.SIZE * Pixels.SIZE;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxRuntimePeer(String model) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    // As many tasks as cores: each computes on its own thread.
    options.setIntraOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    session = environment.createSession(model, options);
  }

  @Override
  public float[] score(List<BufferedImage> images) throws OrtException {
    FloatBuffer input =
        ByteBuffer.allocateDirect(images.size() * 3 * AREA * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    float[] planes = new float[3 * AREA];
    for (BufferedImage image : images) {
      int[] rgb = Pixels.rgb(image);
      for (int i = 0; i < AREA; i++) {
        planes[i] = ((rgb[i] >> 16) & 0xff) / 127.5f - 1;
        planes[AREA + i] = ((rgb[i] >> 8) & 0xff) / 127.5f - 1;
        planes[2 * AREA + i] = (rgb[i] & 0xff) / 127.5f - 1;
      }
      input.put(planes);
    }
    input.rewind();
    long[] shape = {images.size(), 3, Pixels.SIZE, Pixels.SIZE};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result result = session.run(Map.of("images", tensor))) {
      float[][] scores = (float[][]) result.get(0).getValue();
      float[] probabilities = new float[scores.length];
      for (int i = 0; i < scores.length; i++) {
        probabilities[i] = scores[i][0];
      }
      return probabilities;
    }
  }
}
