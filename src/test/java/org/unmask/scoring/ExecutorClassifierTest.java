package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unmask.PipelineException;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;

class ExecutorClassifierTest {

  @BeforeEach
  @AfterEach
  void reset() {
    FakeRecipe.reset();
  }

  @Test
  void opensOneClassifierForManyThreads() throws Exception {
    int threads = 32;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Set<ImageClassifier> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      List<Future<ImageClassifier>> asked = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        asked.add(
            pool.submit(
                () -> {
                  together.await();
                  return shared("a", 3);
                }));
      }
      for (Future<ImageClassifier> answer : asked) {
        seen.add(answer.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(seen).hasSize(1);
    assertThat(FakeRecipe.OPENED).hasValue(1);
    assertThat(FakeRecipe.THREADS).hasValue(3);
  }

  @Test
  void keepsModelsApart() {
    assertThat(shared("a", 1)).isNotSameAs(shared("b", 1)).isSameAs(shared("a", 1));
    assertThat(FakeRecipe.OPENED).hasValue(2);
  }

  @Test
  void anotherThresholdOfOneModelIsAnotherClassifier() {
    FakeRecipe low = new FakeRecipe("a", 0.25);
    FakeRecipe high = new FakeRecipe("a", 0.75);
    for (FakeRecipe recipe : List.of(low, high, low)) {
      ImageClassifier opened =
          ExecutorClassifier.shared(recipe.sharedAs(), () -> recipe, Compute.ofThreads(1));
      assertThat(opened.spec().threshold()).isEqualTo(recipe.spec().threshold());
    }
    assertThat(FakeRecipe.OPENED).hasValue(2);
  }

  @Test
  void reportsAFailureToOpenAndTriesAgain() {
    FakeRecipe.FAILURES_TO_COME.set(1);

    assertThatThrownBy(() -> shared("a", 1))
        .isInstanceOf(PipelineException.class)
        .hasMessage("Cannot open model a: no memory left for it");

    assertThat(shared("a", 1).spec().modelId()).isEqualTo("a");
    assertThat(FakeRecipe.OPENED).hasValue(1);
  }

  @Test
  void closesEachOnceAndOpensAnewAfterwards() {
    ImageClassifier first = shared("a", 1);
    shared("b", 1);

    ExecutorClassifier.closeAll();
    ExecutorClassifier.closeAll();

    assertThat(FakeRecipe.CLOSED).hasValue(2);
    assertThat(shared("a", 1)).isNotSameAs(first);
    assertThat(FakeRecipe.OPENED).hasValue(3);
  }

  private static ImageClassifier shared(String modelId, int threads) {
    return ExecutorClassifier.shared(
        modelId, () -> new FakeRecipe(modelId, 0.5), Compute.ofThreads(threads));
  }
}
