package org.unmask.tensorflow;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keras' own file {@code mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5}: a
 * group a layer, BatchNorm in layers of its own ({@code bn_Conv1}, {@code block_1_expand_BN}, …).
 */
final class KerasWeightsFile {
  private KerasWeightsFile() {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is no HDF5, or a layer is absent or of another shape
   */
  static NormalizedWeights read(Path h5) {
    Map<String, float[]> kernels = new HashMap<>();
    Map<String, BatchNorm> norms = new HashMap<>();
    try (HdfFile file = new HdfFile(h5)) {
      for (ConvLayer layer : MobileNetV2.layers()) {
        String kernel =
            switch (layer.kind()) {
              case FULL -> "kernel";
              case DEPTHWISE -> "depthwise_kernel";
            };
        kernels.put(layer.name(), tensor(file, layer.name(), kernel));
        String norm = layer.batchNormName();
        norms.put(
            layer.name(),
            new BatchNorm(
                tensor(file, norm, "gamma"),
                tensor(file, norm, "beta"),
                tensor(file, norm, "moving_mean"),
                tensor(file, norm, "moving_variance")));
      }
    } catch (HdfException e) {
      throw new IllegalArgumentException(
          "Cannot read weights %s: %s (is it whole?)".formatted(h5, e.getMessage()), e);
    }
    return new NormalizedWeights(kernels, norms);
  }

  private static float[] tensor(HdfFile file, String layer, String variable) {
    Node group = file.getChildren().get(layer);
    Dataset dataset = group instanceof Group g ? find(g, variable, 3) : null;
    if (dataset == null || !(dataset.getDataFlat() instanceof float[] values)) {
      throw new IllegalArgumentException(
          "Cannot use %s: it has no float32 %s of layer %s (is it MobileNetV2 1.0, no top?)"
              .formatted(file.getFileAsPath().getFileName(), variable, layer));
    }
    return values;
  }

  /** Keras nests a group of its own name below the layer's, and ends variables in {@code :0}. */
  private static @Nullable Dataset find(Group group, String variable, int depth) {
    for (Node child : group.getChildren().values()) {
      if (child instanceof Dataset dataset
          && (child.getName().equals(variable) || child.getName().equals(variable + ":0"))) {
        return dataset;
      }
      if (child instanceof Group below && depth > 0) {
        Dataset found = find(below, variable, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
