package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.unmask.storage.StoredFile;
import scala.reflect.ClassTag$;

class FileShareTest {

  @Test
  void dealsToAndFroByFallingSizeAndOrdersByPath() {
    List<StoredFile> files =
        List.of(file("a", 1), file("b", 6), file("c", 3), file("d", 5), file("e", 2), file("f", 4));

    // By size b d f | c e a: to and fro between two shares gives b c e and d f a, 11 and 10 bytes.
    assertThat(paths(FileShare.deal(files, 2)))
        .containsExactly(List.of("b", "c", "e"), List.of("a", "d", "f"));
  }

  @Test
  void givesEveryFileToOneShareAndSharesOfLikeCount() {
    List<StoredFile> files =
        IntStream.range(0, 103).mapToObj(i -> file("f" + i, (i * 7919L) % 1000)).toList();

    List<List<String>> shares = paths(FileShare.deal(files, 10));

    assertThat(shares).hasSize(10).allSatisfy(share -> assertThat(share).hasSizeBetween(10, 11));
    assertThat(shares.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(files.stream().map(StoredFile::path).toList());
  }

  @Test
  void makesNoEmptyShares() {
    assertThat(paths(FileShare.deal(List.of(file("a", 1)), 8))).containsExactly(List.of("a"));
  }

  @Test
  void travelsByKryo() {
    FileShare share = FileShare.deal(List.of(new StoredFile("file:/x/a b", 12, 34)), 1).get(0);
    SerializerInstance kryo = new KryoSerializer(new SparkConf(false)).newInstance();

    FileShare arrived =
        kryo.deserialize(
            kryo.serialize(share, ClassTag$.MODULE$.apply(FileShare.class)),
            ClassTag$.MODULE$.apply(FileShare.class));

    assertThat(arrived.files()).toIterable().containsExactly(new StoredFile("file:/x/a b", 12, 34));
  }

  private static StoredFile file(String path, long bytes) {
    return new StoredFile(path, bytes, 0);
  }

  private static List<List<String>> paths(List<FileShare> shares) {
    List<List<String>> paths = new ArrayList<>();
    for (FileShare share : shares) {
      List<String> ofShare = new ArrayList<>();
      share.files().forEachRemaining(file -> ofShare.add(file.path()));
      paths.add(ofShare);
    }
    return paths;
  }
}
