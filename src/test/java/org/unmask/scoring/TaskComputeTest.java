package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.model.Compute;

class TaskComputeTest {

  @ParameterizedTest
  @CsvSource({
    // cores, cpus a task, GPUs of the executor, GPUs a task: threads, decode threads
    "8, 1, 0, 0, 1, 0",
    "8, 2, 0, 0, 2, 0",
    "16, 1, 1, 0.25, 1, 16",
    "16, 4, 1, 0.25, 4, 0",
    "4, 1, 1, 0.25, 1, 0"
  })
  void decodesInAPoolWhereGpusAllowFewerTasksThanCores(
      int cores, int cpus, String gpus, String gpusOfTask, int threads, int decodeThreads) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.executor.cores", String.valueOf(cores))
            .set("spark.task.cpus", String.valueOf(cpus))
            .set("spark.executor.resource.gpu.amount", gpus)
            .set("spark.task.resource.gpu.amount", gpusOfTask);
    assertThat(TaskCompute.of(conf)).isEqualTo(new TaskCompute(threads, decodeThreads));
  }

  @Test
  void aPropertyOverrulesThePool() {
    SparkConf conf = new SparkConf(false).set(TaskCompute.DECODE_THREADS, "3");
    assertThat(TaskCompute.of(conf)).isEqualTo(new TaskCompute(1, 3));
  }

  @Test
  void hidesNoGpuWhereSparkHasAssignedNone() {
    assertThat(new TaskCompute(2, 0).here()).isEqualTo(Compute.ofThreads(2));
  }
}
