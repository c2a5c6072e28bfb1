package org.unmask.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weights of MobileNetV2 as a {@code .bin} with its {@code .json}. */
public final class WeightsFiles {
  private WeightsFiles() {}

  /** Writes random weights, which are no detector, to a folder. */
  public static void writeRandom(Path folder) throws IOException {
    write(TestWeights.folded(2), folder, Integer.MAX_VALUE);
  }

  /** Writes weights, of which the {@code .bin} holds the first {@code cutAt} bytes at most. */
  static void write(FoldedWeights weights, Path folder, int cutAt) throws IOException {
    ObjectNode index = new ObjectMapper().createObjectNode();
    ArrayNode tensors = index.putArray("tensors");
    ByteBuffer bytes = ByteBuffer.allocate(16 << 20).order(ByteOrder.LITTLE_ENDIAN);
    for (ConvLayer layer : MobileNetV2.layers()) {
      add(tensors, bytes, layer.kernelName(), weights.kernel(layer));
      add(tensors, bytes, layer.biasName(), weights.bias(layer));
    }
    byte[] content = new byte[Math.min(cutAt, bytes.position())];
    bytes.flip().get(content);
    Files.createDirectories(folder);
    Files.write(folder.resolve("weights.bin"), content);
    Files.writeString(folder.resolve("weights.json"), index.toString());
  }

  private static void add(ArrayNode tensors, ByteBuffer bytes, String name, float[] values) {
    tensors
        .addObject()
        .put("name", name)
        .put("offset", bytes.position())
        .put("bytes", values.length * 4);
    for (float value : values) {
      bytes.putFloat(value);
    }
  }
}
