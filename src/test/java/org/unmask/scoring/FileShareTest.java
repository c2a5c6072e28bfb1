package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.unmask.storage.StoredFile;
import scala.reflect.ClassTag$;

class FileShareTest {

  @Test
  void dealsByFallingSizeAndOrdersByPath() {
    List<StoredFile> files =
        List.of(file("a", 1), file("b", 6), file("c", 3), file("d", 5), file("e", 2), file("f", 4));

    // By size b d f c e a, in turns: b f e and d c a.
    assertThat(paths(FileShare.deal(files, List.of(3, 3))))
        .containsExactly(List.of("b", "e", "f"), List.of("a", "c", "d"));
    // The first is furthest behind at 0.5/4, then the other at 0.5/2, then the first until it is
    // full.
    assertThat(paths(FileShare.deal(files, List.of(4, 2))))
        .containsExactly(List.of("a", "b", "c", "f"), List.of("d", "e"));
  }

  @Test
  void givesEveryFileToOneShareAndABytesShareLikeThatOfTheFiles() {
    List<StoredFile> files =
        IntStream.range(0, 103).mapToObj(i -> file("f" + i, (i * 7919L) % 1000)).toList();

    List<Integer> sizes = List.of(40, 30, 20, 10, 3);
    List<List<String>> shares = paths(FileShare.deal(files, sizes));

    assertThat(shares.stream().map(List::size)).isEqualTo(sizes);
    assertThat(shares.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(files.stream().map(StoredFile::path).toList());
    for (int i = 0; i < 4; i++) {
      double mean = shares.get(i).stream().mapToLong(sizeOf(files)).average().orElseThrow();
      assertThat(mean).isCloseTo(500, within(30.0));
    }
  }

  private static ToLongFunction<String> sizeOf(List<StoredFile> files) {
    return path ->
        files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow().bytes();
  }

  @Test
  void travelsByKryo() {
    FileShare share =
        FileShare.deal(List.of(new StoredFile("file:/x/a b", 12, 34)), List.of(1)).get(0);
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
