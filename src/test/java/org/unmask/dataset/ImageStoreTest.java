package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ContentHash;
import org.unmask.image.Label;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class ImageStoreTest {
  private static final SparkSession SPARK = SparkFixture.session();

  @TempDir Path folder;
  Dataset<Row> train = SPARK.emptyDataFrame();

  @BeforeEach
  void buildADataset() {
    TestImages.jpegs(folder.resolve("in/Real"), 30, 0);
    TestImages.jpegs(folder.resolve("in/Fake"), 20, 100);
    StringBuilder csv = new StringBuilder("file,label,group\n");
    for (int i = 0; i < 30; i++) {
      csv.append("Real/").append(i).append(".jpg,REAL,").append(i < 2 ? "pair" : "").append('\n');
    }
    for (int i = 0; i < 20; i++) {
      csv.append("Fake/").append(i).append(".jpg,FAKE,\n");
    }
    TestImages.write(folder.resolve("in/m.csv"), csv.toString().getBytes(UTF_8));
    new DatasetBuilder(SPARK, TestCodec.RECIPE)
        .metadata(MetadataFile.of(folder + "/in/m.csv"))
        .fractions(new SplitFractions(1, 0, 0))
        .build(folder + "/out", IfPresent.REFUSE);
    train = DatasetReader.open(SPARK, folder + "/out").split(SplitName.TRAIN);
  }

  @Test
  void holdsEveryImageAtItsNumber() throws IOException {
    try (ImageStore store = store(train)) {
      assertThat(store.size()).isEqualTo(50);
      int fakes = 0;
      int paired = 0;
      for (int i = 0; i < store.size(); i++) {
        assertThat(ContentHash.sha256Hex(store.content(i))).isEqualTo(store.imageId(i));
        assertThat(store.source(i)).isEqualTo("in");
        fakes += store.label(i) == Label.FAKE ? 1 : 0;
        if (store.groupId(i).equals("pair")) {
          paired++;
        } else {
          assertThat(store.groupId(i)).isEqualTo(store.imageId(i));
        }
      }
      assertThat(fakes).isEqualTo(20);
      assertThat(paired).isEqualTo(2);
    }
  }

  @Test
  void numbersImagesTheSameWhateverTheOrderOfRows() {
    try (ImageStore store = store(train);
        ImageStore other = store(train.orderBy(train.col(DatasetSchema.PATH).desc()))) {
      assertThat(ids(other)).isEqualTo(ids(store)).isSorted();
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ImageStore store = store(train)) {
      List<Future<Boolean>> reads =
          IntStream.range(0, 2000)
              .mapToObj(
                  read ->
                      threads.submit(
                          () -> {
                            int image = (read * 7) % store.size();
                            return ContentHash.sha256Hex(store.content(image))
                                .equals(store.imageId(image));
                          }))
              .toList();
      for (Future<Boolean> read : reads) {
        assertThat(read.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    store(train).close();

    try (Stream<Path> files = Files.list(folder.resolve("local"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void leavesNoFileBehindWhenItFails() throws IOException {
    Dataset<Row> rows = train.withColumn(DatasetSchema.LABEL, train.col(DatasetSchema.PATH));

    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(() -> store(rows))
        .withMessageContaining("Cannot copy images to");
    try (Stream<Path> files = Files.list(folder.resolve("local"))) {
      assertThat(files).isEmpty();
    }
  }

  private ImageStore store(Dataset<Row> rows) {
    return ImageStore.create(rows, folder.resolve("local"), Progress.SILENT);
  }

  private static List<String> ids(ImageStore store) {
    return IntStream.range(0, store.size()).mapToObj(store::imageId).toList();
  }
}
