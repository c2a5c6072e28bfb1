package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.unmask.model.Compute;
import org.unmask.model.RocAuc;
import org.unmask.training.BatchSource;
import org.unmask.training.ScoreLog;

/** The ROC-AUC of several models on the same images, each of which is decoded once. */
final class ModelAucs {
  private ModelAucs() {}

  /**
   * Measures on training's device.
   *
   * @param models of one input size
   * @param images an epoch of them is walked
   * @return one a model, in their order; NaN where the images have one class only
   */
  static List<Double> of(List<FrozenModel> models, BatchSource<ImageBatch> images, int threads) {
    List<Measured> measured = new ArrayList<>();
    try {
      models.forEach(model -> measured.add(new Measured(model, threads)));
      try (BatchSource.Walk<ImageBatch> walk = images.epoch(1)) {
        while (walk.hasNext()) {
          try (ImageBatch batch = walk.next()) {
            measured.forEach(model -> model.add(batch));
          }
        }
      }
      return measured.stream().map(Measured::auc).toList();
    } finally {
      measured.forEach(Measured::close);
    }
  }

  private static final class Measured implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final ScoreLog log = new ScoreLog();

    Measured(FrozenModel model, int threads) {
      graph.importGraphDef(model.graph());
      session =
          Sessions.forInference(
              graph, Compute.ofThreads(threads), TensorFlowRuntime.training().device());
    }

    void add(ImageBatch batch) {
      try (Result result =
          session
              .runner()
              .feed(FrozenGraph.IMAGES, batch.images())
              .fetch(FrozenGraph.LOGIT)
              .run()) {
        log.add(Tensors.floats(result.get(0)), batch.labels());
      }
    }

    double auc() {
      return RocAuc.of(log.logits(), log.labels());
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
