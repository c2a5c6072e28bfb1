package org.unmask.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.split.SeededHash;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.AugmentationPreview;
import org.unmask.training.AugmentedSample;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** A few images of the split train, drawn by seed, as fine-tuning sees them. */
final class AugmentationSamples {
  /** Of each label. */
  private static final int IMAGES = 4;

  private static final int VERSIONS = 6;

  /** What is larger is not drawn: some images are held at once. */
  private static final long MAX_BYTES = 8L << 20;

  private final DatasetReader dataset;
  private final TrainingPlan plan;
  private final ImageLimits limits;

  private final Consumer<String> notes;

  /** Samples of a dataset; {@code notes} is told what of them cannot be shown. */
  AugmentationSamples(
      DatasetReader dataset, TrainingPlan plan, ImageLimits limits, Consumer<String> notes) {
    this.dataset = dataset;
    this.plan = plan;
    this.limits = limits;
    this.notes = notes;
  }

  /** Reals first, what cannot be decoded left out; the same for the same dataset and seed. */
  List<AugmentedSample> draw() {
    List<Object> ids = new ArrayList<>();
    for (Label label : Label.values()) {
      ids.addAll(ids(label));
    }
    List<Row> rows =
        new ArrayList<>(
            dataset
                .split(SplitName.TRAIN)
                .filter(col(DatasetSchema.IMAGE_ID).isin(ids.toArray()))
                .select(
                    DatasetSchema.IMAGE_ID,
                    DatasetSchema.LABEL,
                    DatasetSchema.SOURCE,
                    DatasetSchema.CONTENT)
                .collectAsList());
    rows.sort(Comparator.comparingInt(row -> ids.indexOf(row.getString(0))));
    List<AugmentedSample> samples = AugmentationPreview.of(new Few(rows), plan, limits, VERSIONS);
    if (samples.size() < rows.size()) {
      notes.accept(
          "Of %d images drawn to show augmentation %d cannot be decoded and are left out; the log names them"
              .formatted(rows.size(), rows.size() - samples.size()));
    }
    return samples;
  }

  private List<String> ids(Label label) {
    long seed = plan.seed();
    UDF1<String, Long> place = id -> SeededHash.of(seed, id);
    return dataset
        .index()
        .filter(col(DatasetSchema.SPLIT).equalTo(SplitName.TRAIN.folder()))
        .filter(col(DatasetSchema.LABEL).equalTo(label.name()))
        .filter(col(DatasetSchema.BYTES).leq(MAX_BYTES))
        .select(DatasetSchema.IMAGE_ID)
        .orderBy(udf(place, DataTypes.LongType).apply(col(DatasetSchema.IMAGE_ID)))
        .limit(IMAGES)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** A handful of images in memory. */
  private record Few(List<Row> rows) implements LabelledImages {

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Label label(int index) {
      return Label.valueOf(rows.get(index).getAs(DatasetSchema.LABEL));
    }

    @Override
    public String source(int index) {
      return rows.get(index).getAs(DatasetSchema.SOURCE);
    }

    @Override
    public String imageId(int index) {
      return rows.get(index).getAs(DatasetSchema.IMAGE_ID);
    }

    @Override
    public byte[] content(int index) {
      return rows.get(index).<byte[]>getAs(DatasetSchema.CONTENT).clone();
    }

    @Override
    public void close() {}
  }
}
