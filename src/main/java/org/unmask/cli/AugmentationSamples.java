package org.unmask.cli;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.AugmentationPreview;
import org.unmask.training.AugmentedSample;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** A few images of the split train, as fine-tuning sees them. */
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

  /**
   * Reals first, what cannot be decoded left out; which of them lie first hangs on the cores, too.
   */
  List<AugmentedSample> draw() {
    List<Row> rows = new ArrayList<>();
    for (Label label : Label.values()) {
      rows.addAll(first(label));
    }
    if (rows.isEmpty()) {
      notes.accept("Augmentation is not shown: each image of the split train has over 8 MiB");
    }
    List<AugmentedSample> samples = AugmentationPreview.of(new Few(rows), plan, limits, VERSIONS);
    if (samples.size() < rows.size()) {
      notes.accept(
          "Of %d images drawn to show augmentation %d cannot be decoded and are left out; the log names them"
              .formatted(rows.size(), rows.size() - samples.size()));
    }
    return samples;
  }

  /** Rows lie in an order that was drawn by seed: the first are as good as any, and soon read. */
  private List<Row> first(Label label) {
    return dataset
        .split(SplitName.TRAIN)
        .filter(col(DatasetSchema.LABEL).equalTo(label.name()))
        .filter(col(DatasetSchema.BYTES).leq(MAX_BYTES))
        .select(
            DatasetSchema.IMAGE_ID,
            DatasetSchema.LABEL,
            DatasetSchema.SOURCE,
            DatasetSchema.CONTENT)
        .limit(IMAGES)
        .collectAsList();
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
