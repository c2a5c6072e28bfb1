package org.unmask.scoring;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.unmask.model.Compute;

/**
 * What Spark gives a task to compute on. Threads follow {@code spark.task.cpus}. Where GPUs allow
 * an executor fewer tasks than it has cores, its other cores would idle while images wait to be
 * decoded: a pool of as many threads as the executor has cores then decodes for all its tasks.
 *
 * @param threads that a call of the classifier computes on
 * @param decodeThreads of that pool; 0 where tasks decode for themselves
 */
record TaskCompute(int threads, int decodeThreads) implements Serializable {

  /** Overrules what follows from cores and GPUs. */
  static final String DECODE_THREADS = "spark.unmask.decodeThreads";

  private static final String GPU = "gpu";

  static TaskCompute of(SparkConf conf) {
    int threads = conf.getInt("spark.task.cpus", 1);
    return new TaskCompute(threads, conf.getInt(DECODE_THREADS, decodeThreads(conf, threads)));
  }

  private static int decodeThreads(SparkConf conf, int taskCpus) {
    int cores = conf.getInt("spark.executor.cores", 1);
    int slots = cores / taskCpus;
    double gpus = conf.getDouble("spark.executor.resource.gpu.amount", 0);
    double gpusOfTask = conf.getDouble("spark.task.resource.gpu.amount", 0);
    boolean gpusAreFewer = gpusOfTask > 0 && gpus / gpusOfTask < slots;
    return gpusAreFewer ? cores : 0;
  }

  /** With the GPUs that Spark has assigned to the task on whose thread this is called. */
  Compute here() {
    TaskContext task = TaskContext.get();
    ResourceInformation gpu = task == null ? null : task.resourcesJMap().get(GPU);
    return new Compute(threads, decodeThreads, gpu == null ? List.of() : List.of(gpu.addresses()));
  }
}
