package org.unmask.tensorflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Folded weights as two files: {@code NAME.bin}, every tensor one after another in float32
 * little-endian, and {@code NAME.json} with each tensor's {@code name}, {@code shape}, byte {@code
 * offset} and {@code bytes}.
 */
final class FlatWeightsFile {
  private static final long MAX_BYTES = 256L << 20;

  private FlatWeightsFile() {}

  /**
   * Reads the pair that {@code bin} belongs to.
   *
   * @throws IllegalArgumentException if the two do not fit each other or MobileNetV2 1.0
   */
  static FoldedWeights read(Path bin) throws IOException {
    String name = bin.getFileName().toString();
    Path index = bin.resolveSibling(name.substring(0, name.length() - ".bin".length()) + ".json");
    JsonNode json = new ObjectMapper().readTree(index.toFile());
    Map<String, float[]> tensors = new HashMap<>();
    try (FileChannel channel = FileChannel.open(bin, StandardOpenOption.READ)) {
      if (channel.size() > MAX_BYTES) {
        throw new IllegalArgumentException(
            "Cannot read " + bin + ": " + channel.size() + " bytes (at most " + MAX_BYTES + ")");
      }
      for (JsonNode tensor : json.path("tensors")) {
        tensors.put(tensor.path("name").asText(), tensor(channel, tensor, bin));
      }
    }
    return new FoldedWeights(tensors);
  }

  private static float[] tensor(FileChannel channel, JsonNode tensor, Path bin) throws IOException {
    long offset = tensor.path("offset").asLong(-1);
    long bytes = tensor.path("bytes").asLong(-1);
    if (offset < 0 || bytes < 0 || bytes % 4 != 0 || offset + bytes > channel.size()) {
      throw new IllegalArgumentException(
          "Cannot read %s: tensor %s lies outside of it"
              .formatted(bin, tensor.path("name").asText()));
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer, offset + buffer.position());
    }
    float[] values = new float[(int) (bytes / 4)];
    buffer.flip();
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
