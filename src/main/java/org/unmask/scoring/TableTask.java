package org.unmask.scoring;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;

/**
 * What an executor does with a part of a table: rows of id, content, modification time and what
 * goes along become rows of scores with that behind them.
 */
final class TableTask implements FlatMapFunction<Iterator<Row>, Row> {
  private static final long serialVersionUID = 1L;
  private static final int ID = 0;
  private static final int CONTENT = 1;
  private static final int MODIFIED = 2;
  private static final int FIRST_CARRIED = 3;

  private final ExecutorClassifier classifier;
  private final ImageLimits limits;
  private final Batching batching;
  private final TraitSampler sampler;
  private final LongAccumulator done;

  TableTask(
      ExecutorClassifier classifier,
      ImageLimits limits,
      Batching batching,
      TraitSampler sampler,
      LongAccumulator done) {
    this.classifier = classifier;
    this.limits = limits;
    this.batching = batching;
    this.sampler = sampler;
    this.done = done;
  }

  private record TableImage(LoadedImage image, Row row) {}

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    ImageClassifier shared = classifier.here();
    ScoringMetrics metrics = ScoringMetrics.here();
    Iterator<TableImage> images =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public TableImage next() {
            Row row = rows.next();
            return new TableImage(load(row), row);
          }
        };
    // Spark's own iterators are for the task's thread: no reading ahead.
    return new RowsOfBatches<>(
        new Batches<>(images, image -> image.image().bytes(), batching.on(shared, 1)),
        batch -> metrics.measured(() -> scored(batch, shared)),
        done);
  }

  private LoadedImage load(Row row) {
    String id = row.isNullAt(ID) ? "" : row.getString(ID);
    byte[] content = row.isNullAt(CONTENT) ? null : (byte[]) row.get(CONTENT);
    long bytes = content == null ? 0 : content.length;
    Listed file = new StoredFile(id, bytes, ((Timestamp) row.get(MODIFIED)).getTime());
    if (content == null || content.length == 0) {
      String detail = content == null ? "the content is null" : "0 bytes";
      return new LoadedImage(file, null, new Outcome.Failure<>(ImageError.EMPTY_FILE, detail));
    }
    if (bytes > limits.maxBytes()) {
      return new LoadedImage(
          file,
          null,
          new Outcome.Failure<>(
              ImageError.TOO_MANY_BYTES, "more than " + limits.maxBytes() + " bytes"));
    }
    return LoadedImage.checked(file, content, limits);
  }

  private List<Row> scored(List<TableImage> batch, ImageClassifier classifier) {
    List<Outcome<Score>> outcomes =
        ClassifierCall.call(
            batch.stream().map(one -> one.image().content()).toList(),
            batch.stream().map(one -> one.image().file().path()).toList(),
            classifier::classify);
    List<Row> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      LoadedImage image = batch.get(i).image();
      Outcome<Score> outcome = outcomes.get(i);
      Row score =
          ScoresSchema.row(
              image.file(), image.imageId(), outcome, classifier, sampler.bins(image, outcome));
      rows.add(withCarried(score, batch.get(i).row()));
    }
    return rows;
  }

  private static Row withCarried(Row score, Row from) {
    Object[] values = new Object[score.size() + from.size() - FIRST_CARRIED];
    for (int i = 0; i < score.size(); i++) {
      values[i] = score.get(i);
    }
    for (int i = FIRST_CARRIED; i < from.size(); i++) {
      values[score.size() + i - FIRST_CARRIED] = from.get(i);
    }
    return RowFactory.create(values);
  }
}
