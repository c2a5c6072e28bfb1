package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;

@Tag("spark")
class JobScopeTest {
  private static final JavaSparkContext SPARK =
      JavaSparkContext.fromSparkContext(SparkFixture.session().sparkContext());
  // Tasks of a local Spark run in this JVM.
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static CountDownLatch started = new CountDownLatch(1);
  private static CompletableFuture<Boolean> closing = new CompletableFuture<>();

  @BeforeEach
  void begin() {
    RUNNING.set(0);
    started = new CountDownLatch(1);
    closing = new CompletableFuture<>();
  }

  @Test
  void outlastsTheTasksThatRunOnWhereAnotherFailed() {
    JavaRDD<Integer> two = SPARK.parallelize(List.of(0, 1), 2);
    VoidFunction<Integer> work =
        number -> {
          if (number == 0) {
            started.await();
            throw new IllegalStateException("a broken task");
          }
          RUNNING.incrementAndGet();
          started.countDown();
          // Spark may interrupt what it kills; this waits all the same.
          closing.join();
          RUNNING.decrementAndGet();
        };

    try (JobScope scope = JobScope.open(SPARK.sc())) {
      assertThatThrownBy(() -> two.foreach(work)).hasMessageContaining("a broken task");
      assertThat(RUNNING).hasValue(1);
      closing.complete(true);
    }

    assertThat(RUNNING).hasValue(0);
  }

  @Test
  void cancelsTheJobThatAThreadOfItsOwnStillRuns() throws InterruptedException {
    JavaRDD<Integer> one = SPARK.parallelize(List.of(0), 1);
    VoidFunction<Integer> endless =
        number -> {
          RUNNING.incrementAndGet();
          started.countDown();
          while (!TaskContext.get().isInterrupted()) {
            Thread.onSpinWait();
          }
          RUNNING.decrementAndGet();
        };

    try (JobScope scope = JobScope.open(SPARK.sc());
        Beside<Boolean> beside =
            Beside.start(
                "endless",
                () -> {
                  one.foreach(endless);
                  return true;
                })) {
      started.await();
    }

    assertThat(RUNNING).hasValue(0);
  }

  @Test
  void leavesJobsOfOthersAlone() throws InterruptedException {
    VoidFunction<Integer> longer =
        number -> {
          started.countDown();
          closing.join();
        };
    try (Beside<Boolean> other =
        Beside.start(
            "other",
            () -> {
              SPARK.parallelize(List.of(0), 1).foreach(longer);
              return true;
            })) {
      started.await();
      try (JobScope scope = JobScope.open(SPARK.sc())) {
        assertThat(SPARK.parallelize(List.of(1, 2, 3), 2).count()).isEqualTo(3);
      }
      closing.complete(true);

      assertThat(other.join()).isTrue();
    }
    assertThat(SPARK.sc().getJobTags().isEmpty()).isTrue();
  }
}
