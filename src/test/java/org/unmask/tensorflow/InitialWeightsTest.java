package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;

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
  void namesAFileThatIsNoHdf5() throws IOException {
    Path file = Files.writeString(folder.resolve("cut.h5"), "<html>404</html>");
    assertThatThrownBy(() -> KerasWeightsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read weights " + file + ": ")
        .hasMessageEndingWith("(is it whole?)");
  }

  @Test
  void readsTensorsOneAfterAnother() throws IOException {
    FoldedWeights weights = TestWeights.folded(2);
    WeightsFiles.write(weights, folder, Integer.MAX_VALUE);
    FoldedWeights read = InitialWeights.read(folder, 64).weights().folded();
    for (ConvLayer layer : MobileNetV2.layers()) {
      assertThat(read.kernel(layer)).isEqualTo(weights.kernel(layer));
      assertThat(read.bias(layer)).isEqualTo(weights.bias(layer));
    }
  }

  @Test
  void namesATensorThatIsCutOff() throws IOException {
    WeightsFiles.write(TestWeights.folded(2), folder, 1000);
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

  @Test
  void aDetectorBringsItsHead() throws IOException {
    HeadWeights head = TestWeights.head(3);
    InitialWeights detector = InitialWeights.read(detector(head, "detector"), 64);
    assertThat(detector.isDetector()).isTrue();
    assertThat(detector.head().kernel()).isEqualTo(head.kernel());
    assertThat(detector.head().bias()).isEqualTo(head.bias());
    assertThat(InitialWeights.read(detector(head.shifted(1), "shifted"), 64).identity())
        .isNotEqualTo(detector.identity());
    FrozenModel model = InitialWeights.detector(folder.resolve("detector")).orElseThrow();
    assertThat(InitialWeights.of(model, 64).identity()).isEqualTo(detector.identity());
  }

  @Test
  void otherWeightsHaveAHeadThatSaysNothing() throws IOException {
    WeightsFiles.writeRandom(folder);
    InitialWeights weights = InitialWeights.read(folder, 64);
    assertThat(weights.isDetector()).isFalse();
    assertThat(weights.head().kernel()).containsOnly(0f);
    assertThat(weights.head().bias()).isZero();
  }

  private Path detector(HeadWeights head, String name) throws IOException {
    Path model = Files.createDirectory(folder.resolve(name));
    Resizing resizing = new Resizing(ResizeMode.STRETCH, ResampleFilter.TRIANGLE);
    FrozenModel.of(TestWeights.folded(2), head, 64, resizing, 1).write(model);
    return model;
  }
}
