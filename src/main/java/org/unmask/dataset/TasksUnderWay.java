package org.unmask.dataset;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import scala.Tuple4;
import scala.jdk.javaapi.CollectionConverters;

/** What tasks that still run have added to an accumulator, as heartbeats tell it. */
final class TasksUnderWay {
  private final long accumulator;
  private final Map<Long, Long> addedByTask = new ConcurrentHashMap<>();

  TasksUnderWay(long accumulator) {
    this.accumulator = accumulator;
  }

  void update(SparkListenerExecutorMetricsUpdate update) {
    for (Tuple4<Object, ?, ?, scala.collection.immutable.Seq<AccumulableInfo>> task :
        CollectionConverters.asJava(update.accumUpdates())) {
      for (AccumulableInfo info : CollectionConverters.asJava(task._4())) {
        if (info.id() == accumulator
            && info.update().isDefined()
            && info.update().get() instanceof Number added) {
          addedByTask.put(((Number) task._1()).longValue(), added.longValue());
        }
      }
    }
  }

  void ended(long task) {
    addedByTask.remove(task);
  }

  void clear() {
    addedByTask.clear();
  }

  long sum() {
    return addedByTask.values().stream().mapToLong(Long::longValue).sum();
  }
}
