package org.unmask.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.unmask.image.ImageLimits;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.storage.Listed;

/**
 * What an executor does with a share of the corpus: read, check, batch, classify. Reading goes on
 * in a thread of its own, since a remote store takes as long for a file as the network for an
 * image; three batches are in memory at most.
 */
final class CorpusTask implements FlatMapFunction<FileShare, Row> {
  private static final long serialVersionUID = 1L;

  private final ExecutorClassifier classifier;
  private final ImageLimits limits;
  private final Batching batching;
  private final TraitSampler sampler;
  private final Broadcast<SerializableConfiguration> configuration;
  private final LongAccumulator done;

  CorpusTask(
      ExecutorClassifier classifier,
      ImageLimits limits,
      Batching batching,
      TraitSampler sampler,
      Broadcast<SerializableConfiguration> configuration,
      LongAccumulator done) {
    this.classifier = classifier;
    this.limits = limits;
    this.batching = batching;
    this.sampler = sampler;
    this.configuration = configuration;
    this.done = done;
  }

  @Override
  public Iterator<Row> call(FileShare share) {
    ImageClassifier shared = classifier.here();
    TaskContext task = TaskContext.get();
    ReadAhead<List<LoadedImage>> batches =
        ReadAhead.start(
            new Batches<>(images(share), LoadedImage::bytes, batching.on(shared, 1)),
            "images-of-task-" + task.taskAttemptId());
    task.addTaskCompletionListener((TaskCompletionListener) ended -> batches.close());
    ScoringMetrics metrics = ScoringMetrics.here();
    return new RowsOfBatches<>(batches, batch -> metrics.measured(() -> rows(batch, shared)), done);
  }

  private Iterator<LoadedImage> images(FileShare share) {
    Iterator<Listed> files = share.files();
    Configuration here = configuration.value().value();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return files.hasNext();
      }

      @Override
      public LoadedImage next() {
        return LoadedImage.load(files.next(), limits, here);
      }
    };
  }

  private List<Row> rows(List<LoadedImage> batch, ImageClassifier classifier) {
    List<Outcome<Score>> outcomes =
        ClassifierCall.call(
            batch.stream().map(LoadedImage::content).toList(),
            batch.stream().map(image -> image.file().path()).toList(),
            classifier::classify);
    List<Row> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      LoadedImage image = batch.get(i);
      Outcome<Score> outcome = outcomes.get(i);
      rows.add(
          ScoresSchema.row(
              image.file(), image.imageId(), outcome, classifier, sampler.bins(image, outcome)));
    }
    return rows;
  }
}
