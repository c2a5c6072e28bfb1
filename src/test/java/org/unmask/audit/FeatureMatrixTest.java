package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.unmask.audit.AuditRows.labels;

import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

class FeatureMatrixTest {
  private static final int[] FOLDS = {0, 0, 0, 1, 1, 1, 2, 2};

  @Test
  void hasTheNumbersAndCategoriesThatDiffer() {
    FeatureMatrix matrix =
        matrix(
            "a a a a a b c d",
            new NumericFeature("sharpness", new double[] {1, 2, 3, 4, 5, 6, 7, 8}),
            new NumericFeature("width", new double[] {9, 9, 9, 9, 9, 9, 9, 9}));

    // What fewer than five images have is one category.
    assertThat(matrix.width()).isEqualTo(2);
    assertThat(matrix.vectors()[0]).isEqualTo(Vectors.dense(1, 0));
    assertThat(matrix.vectors()[5]).isEqualTo(Vectors.dense(6, 1));
    assertThat(matrix.vectors()[7]).isEqualTo(Vectors.dense(8, 1));
  }

  @Test
  void leavesOutCategoriesThatAreAllRare() {
    assertThat(matrix("a b c d e f g h").width()).isZero();
  }

  @Test
  void trainsOnTheOtherFoldsWithLabelsOfEqualWeight() {
    FeatureMatrix matrix =
        matrix(
            "a a a a a a a a",
            new NumericFeature("sharpness", new double[] {1, 2, 3, 4, 5, 6, 7, 8}));

    // Without the second fold: F R R and F R; two fakes, three reals.
    assertThat(matrix.trainingRows(1))
        .extracting(row -> row.getDouble(0), row -> row.get(1), row -> row.getDouble(2))
        .containsExactly(
            tuple(1.0, Vectors.dense(1), 5 / 4.0),
            tuple(0.0, Vectors.dense(2), 5 / 6.0),
            tuple(0.0, Vectors.dense(3), 5 / 6.0),
            tuple(1.0, Vectors.dense(7), 5 / 4.0),
            tuple(0.0, Vectors.dense(8), 5 / 6.0));
    assertThat(matrix.imagesOf(1)).containsExactly(3, 4, 5);
    assertThat(matrix.pairs(matrix.imagesOf(1))).isZero();
    assertThat(matrix.pairs(matrix.imagesOf(0))).isEqualTo(2);
  }

  private static FeatureMatrix matrix(String formats, NumericFeature... numbers) {
    return FeatureMatrix.of(
        new AuditSample(
            labels("FRRFFFFR"),
            FOLDS,
            new GroupsByLabel(5, 3),
            List.of(numbers),
            List.of(CategoricalFeature.of("format", formats.split(" ")))));
  }
}
