package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.dataset.ImageStore;
import org.unmask.image.ImageView;
import org.unmask.image.Label;

@Tag("spark")
class DatasetJobsTest {
  private static final StructType DATASET =
      new StructType()
          .add("image_id", DataTypes.StringType)
          .add("path", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("group_id", DataTypes.StringType)
          .add("label", DataTypes.StringType)
          .add("content", DataTypes.BinaryType)
          .add("split", DataTypes.StringType);

  private final SparkSession spark = SparkFixture.session();
  private final List<Long> shown = new ArrayList<>();
  private final Progress progress = (what, unit, total) -> shown::add;

  @TempDir private Path root;

  @BeforeEach
  @AfterEach
  void reset() {
    FakeRecipe.reset();
  }

  @Test
  void scoresADatasetAndLeavesTheContentBehind() {
    Dataset<Row> images =
        dataset(
            image("a", "REAL", TestImages.withProbability(25)),
            image("b", "FAKE", TestImages.withProbability(75)),
            image("c", "FAKE", TestImages.broken()),
            image("d", "REAL", new byte[0]));

    Dataset<Row> scores = scorer().write(images, root.resolve("{s}").toString());

    assertThat(scores.columns())
        .containsExactly(
            "image_id",
            "path",
            "source",
            "group_id",
            "label",
            "probability_fake",
            "logit",
            "error",
            "error_detail");
    assertThat(scores.orderBy("image_id").collectAsList())
        .containsExactly(
            RowFactory.create("a", "at a", "some", null, "REAL", 0.25, -0.5, null, null),
            RowFactory.create("b", "at b", "some", null, "FAKE", 0.75, 0.5, null, null),
            RowFactory.create(
                "c", "at c", "some", null, "FAKE", null, null, "CORRUPT", "pixels end early"),
            RowFactory.create(
                "d", "at d", "some", null, "REAL", null, null, "EMPTY_FILE", "0 bytes"));
    assertThat(shown).endsWith(4L);
  }

  @Test
  void scoresTheUnionAsTheUnionOfTheScores() {
    Dataset<Row> left = dataset(images(0, 20));
    Dataset<Row> right = dataset(images(20, 33));

    Dataset<Row> apart =
        scorer()
            .write(left, root.resolve("left").toString())
            .union(scorer().write(right, root.resolve("right").toString()));
    Dataset<Row> together = scorer().write(left.union(right), root.resolve("both").toString());

    assertThat(together.collectAsList()).containsExactlyInAnyOrderElementsOf(apart.collectAsList());
    assertThat(FakeRecipe.OPENED).hasValue(1);
  }

  @Test
  void saysWhichColumnsADatasetLacks() {
    Dataset<Row> images = dataset(images(0, 1)).drop("content", "label");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer().write(images, root.resolve("s").toString()))
        .withMessage(
            "Invalid dataset: no column label, content "
                + "(found [image_id, path, source, group_id, split])");
    assertThat(FakeRecipe.OPENED).hasValue(0);
  }

  @Test
  void namesTheImagesThatTheClassifierCannotTake() {
    Dataset<Row> images = dataset(image("x", "REAL", TestImages.crashing()));

    assertThatThrownBy(() -> scorer().write(images, root.resolve("s").toString()))
        .isInstanceOf(PipelineException.class)
        .hasMessageEndingWith("Cannot classify a batch of 1: the graph fell over (at x)");
  }

  @Test
  void embedsEveryViewInOrderAndCountsWhatItLeavesOut() {
    ImageView zoomed = new ImageView(false, 0, 2, 0.5, 0.5);
    String folder = root.resolve("[f]").toString();
    Dataset<Row> images =
        dataset(
            image("b", "FAKE", TestImages.withProbability(75)),
            image("c", "FAKE", TestImages.broken()),
            image("a", "REAL", TestImages.withProbability(25)));

    FeatureExtractor.Result result =
        extractor().write(images, List.of(ImageView.IDENTITY, ImageView.MIRRORED, zoomed), folder);

    assertThat(result).isEqualTo(new FeatureExtractor.Result(2, 1));
    List<Features> features = new ArrayList<>();
    FeatureExtractor.read(spark, folder).forEachRemaining(features::add);
    assertThat(features)
        .extracting(Features::imageId)
        .containsExactly("a", "a", "a", "b", "b", "b");
    assertThat(features).extracting(Features::view).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(features)
        .extracting(Features::label)
        .containsExactly(Label.REAL, Label.REAL, Label.REAL, Label.FAKE, Label.FAKE, Label.FAKE);
    assertThat(features)
        .extracting(Features::values)
        .containsExactly(
            new float[] {0.25f, 1, 0},
            new float[] {0.25f, 1, 1},
            new float[] {0.25f, 2, 0},
            new float[] {0.75f, 1, 0},
            new float[] {0.75f, 1, 1},
            new float[] {0.75f, 2, 0});
    assertThat(shown).endsWith(3L);
  }

  @Test
  void readsFeaturesInTheSameOrderHoweverTheyWerePartitioned() {
    List<List<String>> orders = new ArrayList<>();
    for (int partitions : List.of(1, 5)) {
      String folder = root.resolve("f" + partitions).toString();
      extractor()
          .write(
              dataset(images(0, 50)).repartition(partitions), List.of(ImageView.IDENTITY), folder);
      List<String> order = new ArrayList<>();
      FeatureExtractor.read(spark, folder)
          .forEachRemaining(features -> order.add(features.imageId()));
      orders.add(order);
    }

    assertThat(orders.get(0)).hasSize(50).isSorted().isEqualTo(orders.get(1));
  }

  @Test
  void refusesToEmbedWithoutAView() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> extractor().write(dataset(images(0, 1)), List.of(), root.resolve("f").toString()))
        .withMessage("Invalid views: none (1 or more)");
  }

  @Test
  void saysInOneLineThatADatasetCannotBeRead() throws IOException {
    Path broken = Files.createDirectory(root.resolve("broken"));
    Files.writeString(broken.resolve("part-0.parquet"), "no Parquet at all");
    Dataset<Row> images = spark.read().schema(DATASET).parquet(broken.toString());
    List<ImageView> views = List.of(ImageView.IDENTITY);

    assertOneLine(() -> extractor().write(images, views, root.resolve("f").toString()));
    assertOneLine(() -> scorer().write(images, root.resolve("s").toString()));
    assertOneLine(() -> FeatureExtractor.read(spark, broken.toString()).hasNext());
    assertOneLine(() -> FeatureExtractor.read(spark, root.resolve("absent").toString()));
    assertOneLine(() -> ImageStore.create(images, root.resolve("store"), progress));
  }

  private static void assertOneLine(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOf(PipelineException.class)
        .message()
        .startsWith("Cannot ")
        .doesNotContain("\n");
  }

  private DatasetScorer scorer() {
    return new DatasetScorer(spark, new FakeRecipe("model", 0.5), Batching.of(3), progress);
  }

  private FeatureExtractor extractor() {
    return new FeatureExtractor(spark, new FakeRecipe("model", 0.5), Batching.of(2), progress);
  }

  private Dataset<Row> dataset(Row... images) {
    return spark.createDataFrame(List.of(images), DATASET);
  }

  private static Row[] images(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> image("image-" + i, "FAKE", TestImages.withProbability(i)))
        .toArray(Row[]::new);
  }

  private static Row image(String id, String label, byte[] content) {
    return RowFactory.create(id, "at " + id, "some", null, label, content, "test");
  }
}
