package org.unmask.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.BinaryAttribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.unmask.image.Label;

/**
 * All features of a sample as MLlib wants them: numbers as they are, of categories the commonest
 * and one for all others. What is the same for all images is left out.
 *
 * @param vectors one an image
 * @param labels class indices, one an image
 * @param folds one an image
 * @param schema of what {@link #trainingRows} gives; says which features are categories
 */
@SuppressWarnings("ArrayRecordComponent")
record FeatureMatrix(Vector[] vectors, int[] labels, int[] folds, StructType schema)
    implements Serializable {
  static final String FEATURES = "features";
  static final String LABEL = "label";
  static final String WEIGHT = "weight";

  /** With the one for all others, within what a tree can have of bins. */
  private static final int MAX_CATEGORIES = 24;

  /** What fewer images have is too rare to learn from. */
  private static final int MIN_IMAGES = 5;

  static FeatureMatrix of(AuditSample sample) {
    List<double[]> columns = new ArrayList<>();
    List<Attribute> attributes = new ArrayList<>();
    for (NumericFeature number : sample.numbers()) {
      if (!number.constant()) {
        columns.add(number.values());
        attributes.add(NumericAttribute.defaultAttr().withName(number.name()));
      }
    }
    for (CategoricalFeature category : sample.categories()) {
      int kept = kept(category);
      if (!category.constant() && kept > 0) {
        columns.add(
            Arrays.stream(category.codes()).mapToDouble(code -> Math.min(code, kept)).toArray());
        attributes.add(
            NominalAttribute.defaultAttr().withName(category.name()).withNumValues(kept + 1));
      }
    }
    Vector[] vectors =
        IntStream.range(0, sample.images())
            .mapToObj(
                i -> Vectors.dense(columns.stream().mapToDouble(column -> column[i]).toArray()))
            .toArray(Vector[]::new);
    int[] labels = Stream.of(sample.labels()).mapToInt(Label::index).toArray();
    return new FeatureMatrix(vectors, labels, sample.folds(), schema(attributes));
  }

  /** How many features there are. */
  int width() {
    return vectors.length == 0 ? 0 : vectors[0].size();
  }

  int[] imagesOf(int fold) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
  }

  /** How many pairs of a fake and a real there are among images. */
  double pairs(int[] images) {
    long fakes = IntStream.of(images).filter(i -> labels[i] == Label.FAKE.index()).count();
    return (double) fakes * (images.length - fakes);
  }

  /** Whether the other folds have both labels, and an image for each bin of a tree. */
  boolean canLearnWithout(int heldOut) {
    int[] others = IntStream.range(0, folds.length).filter(i -> folds[i] != heldOut).toArray();
    return others.length >= CombinedFeatures.MAX_BINS && pairs(others) > 0;
  }

  /** The images of all other folds; both labels weigh the same. */
  List<Row> trainingRows(int heldOut) {
    double[] images = new double[Label.values().length];
    for (int i = 0; i < labels.length; i++) {
      if (folds[i] != heldOut) {
        images[labels[i]]++;
      }
    }
    double all = Arrays.stream(images).sum();
    return IntStream.range(0, labels.length)
        .filter(i -> folds[i] != heldOut)
        .mapToObj(
            i ->
                RowFactory.create(
                    (double) labels[i], vectors[i], all / (images.length * images[labels[i]])))
        .toList();
  }

  private static int kept(CategoricalFeature category) {
    long common = Arrays.stream(category.counts()).filter(images -> images >= MIN_IMAGES).count();
    return (int) Math.min(common, MAX_CATEGORIES);
  }

  private static StructType schema(List<Attribute> attributes) {
    return new StructType()
        .add(BinaryAttribute.defaultAttr().withName(LABEL).toStructField())
        .add(new AttributeGroup(FEATURES, attributes.toArray(Attribute[]::new)).toStructField())
        .add(WEIGHT, DataTypes.DoubleType, false);
  }
}
