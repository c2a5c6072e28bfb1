package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;

class FeatureStoreTest {

  @TempDir Path folder;

  @Test
  void givesBackRowsInAnyOrder() throws IOException {
    try (FeatureStore store = FeatureStore.create(folder.resolve("f"), 2)) {
      store.add(new float[] {1, 2}, 0);
      store.add(new float[] {3, 4}, 1);
      store.add(new float[] {5, 6}, 1);
      FeatureBatch batch = store.batch(new int[] {2, 0});
      assertThat(batch.features()).containsExactly(5, 6, 1, 2);
      assertThat(batch.labels()).containsExactly(1, 0);
    }
  }

  @Test
  void refusesARowOfAnotherWidth() throws IOException {
    try (FeatureStore store = FeatureStore.create(folder.resolve("f"), 2)) {
      assertThatThrownBy(() -> store.add(new float[3], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid features: 3 numbers (2)");
    }
  }

  @Test
  void saysInALineThatARowIsCutOff() throws IOException {
    try (FeatureStore store = FeatureStore.create(folder.resolve("f"), 2)) {
      store.add(new float[] {1, 2}, 0);
      assertThatThrownBy(() -> store.batch(new int[] {7}))
          .isInstanceOf(PipelineException.class)
          .hasMessage("Cannot read cached features: row 7 is cut off");
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path file = folder.resolve("f");
    try (FeatureStore store = FeatureStore.create(file, 2)) {
      store.add(new float[] {1, 2}, 0);
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void batchesTellHowManyImagesAreNotAmongThem() throws IOException {
    try (FeatureStore store = FeatureStore.create(folder.resolve("f"), 1)) {
      store.add(new float[] {1}, 0);
      FeatureBatches batches = new FeatureBatches(store, 4, FeatureBatches.Order.STORED, 1);
      assertThat(batches.leftOut()).isZero();
      store.leaveOut(3);
      assertThat(batches.leftOut()).isEqualTo(3);
    }
  }

  @Test
  void batchesShowEachRowOnceAnEpoch() throws IOException {
    try (FeatureStore store = FeatureStore.create(folder.resolve("f"), 1)) {
      for (int i = 0; i < 10; i++) {
        store.add(new float[] {i}, i % 2);
      }
      FeatureBatches batches = new FeatureBatches(store, 4, FeatureBatches.Order.SHUFFLED, 1);
      assertThat(batches.batchesPerEpoch()).isEqualTo(3);
      assertThat(walk(batches, 1))
          .containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
      assertThat(walk(batches, 1)).isEqualTo(walk(batches, 1)).isNotEqualTo(walk(batches, 2));
    }
  }

  private static List<Float> walk(FeatureBatches batches, int epoch) {
    List<Float> seen = new ArrayList<>();
    try (BatchSource.Walk<FeatureBatch> walk = batches.epoch(epoch)) {
      while (walk.hasNext()) {
        for (float value : walk.next().features()) {
          seen.add(value);
        }
      }
    }
    return seen;
  }
}
