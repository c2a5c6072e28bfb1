package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tensorflow")
class InitialWeightsTest {

  @TempDir Path folder;

  @Test
  void readsKerasOwnFile() {
    NormalizedWeights weights = TestWeights.normalized(1);
    Path file = folder.resolve("mobilenet_v2_no_top.h5");
    try (WritableHdfFile h5 = HdfFile.write(file)) {
      for (ConvLayer layer : MobileNetV2.layers()) {
        String kernel = layer.kind() == ConvLayer.Kind.FULL ? "kernel:0" : "depthwise_kernel:0";
        WritableGroup conv = h5.putGroup(layer.name()).putGroup(layer.name());
        conv.putDataset(kernel, weights.kernel(layer));
        String bn = layer.batchNormName();
        WritableGroup norm = h5.putGroup(bn).putGroup(bn);
        norm.putDataset("gamma:0", weights.norm(layer).gamma());
        norm.putDataset("beta:0", weights.norm(layer).beta());
        norm.putDataset("moving_mean:0", weights.norm(layer).mean());
        norm.putDataset("moving_variance:0", weights.norm(layer).variance());
      }
    }
    NormalizedWeights read = KerasWeightsFile.read(file);
    for (ConvLayer layer : MobileNetV2.layers()) {
      assertThat(read.kernel(layer)).isEqualTo(weights.kernel(layer));
      assertThat(read.norm(layer).variance()).isEqualTo(weights.norm(layer).variance());
      assertThat(read.norm(layer).beta()).isEqualTo(weights.norm(layer).beta());
    }
  }

  @Test
  void namesTheLayerThatAKerasFileLacks() {
    Path file = folder.resolve("other.h5");
    try (WritableHdfFile h5 = HdfFile.write(file)) {
      h5.putGroup("conv2d").putDataset("kernel:0", new float[] {1, 2});
    }
    assertThatThrownBy(() -> KerasWeightsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no float32 kernel of layer Conv1");
  }

  @Test
  void readsTensorsOneAfterAnother() throws IOException {
    FoldedWeights weights = TestWeights.folded(2);
    writeFlat(weights, Integer.MAX_VALUE);
    FoldedWeights read = InitialWeights.read(folder, 64).weights().folded();
    for (ConvLayer layer : MobileNetV2.layers()) {
      assertThat(read.kernel(layer)).isEqualTo(weights.kernel(layer));
      assertThat(read.bias(layer)).isEqualTo(weights.bias(layer));
    }
  }

  @Test
  void namesATensorThatIsCutOff() throws IOException {
    writeFlat(TestWeights.folded(2), 1000);
    assertThatThrownBy(() -> InitialWeights.read(folder, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies outside of it");
  }

  @Test
  void saysWhatItKnowsOfWhenAFileIsNone() throws IOException {
    Path text = Files.writeString(folder.resolve("weights.txt"), "hello");
    assertThatThrownBy(() -> InitialWeights.read(text, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither an Unmask model directory, nor a .h5 of Keras");
    assertThatThrownBy(() -> InitialWeights.read(folder.resolve("absent"), 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such file or folder");
  }

  private void writeFlat(FoldedWeights weights, int cutAt) throws IOException {
    ObjectNode index = new ObjectMapper().createObjectNode();
    ArrayNode tensors = index.putArray("tensors");
    ByteBuffer bytes = ByteBuffer.allocate(16 << 20).order(ByteOrder.LITTLE_ENDIAN);
    for (ConvLayer layer : MobileNetV2.layers()) {
      add(tensors, bytes, layer.kernelName(), weights.kernel(layer));
      add(tensors, bytes, layer.biasName(), weights.bias(layer));
    }
    byte[] content = new byte[Math.min(cutAt, bytes.position())];
    bytes.flip().get(content);
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
