package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple2;
import scala.Tuple4;
import scala.jdk.javaapi.CollectionConverters;

class TasksUnderWayTest {
  private final TasksUnderWay tasks = new TasksUnderWay(7);

  @Test
  void sumsWhatTheRunningTasksHaveToldLast() {
    tasks.update(heartbeat(1, info(7, 100L), info(8, 5000L)));
    tasks.update(heartbeat(2, info(7, 30L)));
    tasks.update(heartbeat(1, info(7, 120L)));

    assertThat(tasks.sum()).isEqualTo(150);
  }

  @Test
  void forgetsATaskThatHasEnded() {
    tasks.update(heartbeat(1, info(7, 100L)));
    tasks.update(heartbeat(2, info(7, 30L)));

    tasks.ended(1);

    assertThat(tasks.sum()).isEqualTo(30);
    tasks.clear();
    assertThat(tasks.sum()).isZero();
  }

  private static AccumulableInfo info(long id, long added) {
    return new AccumulableInfo(
        id, Option.apply("done"), Option.apply(added), Option.empty(), false, true, Option.empty());
  }

  private static SparkListenerExecutorMetricsUpdate heartbeat(long task, AccumulableInfo... infos) {
    Tuple4<Object, Object, Object, scala.collection.immutable.Seq<AccumulableInfo>> update =
        new Tuple4<>(task, 0, 0, CollectionConverters.asScala(List.of(infos)).toSeq());
    scala.collection.immutable.Map<Tuple2<Object, Object>, ExecutorMetrics> peaks =
        scala.collection.immutable.Map.from(
            CollectionConverters.asScala(Map.<Tuple2<Object, Object>, ExecutorMetrics>of()));
    return new SparkListenerExecutorMetricsUpdate(
        "1", CollectionConverters.asScala(List.of(update)).toSeq(), peaks);
  }
}
