package org.unmask.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.Progress;
import org.unmask.demo.DemoCorpus.IfPresent;

class DemoCorpusTest {
  private static final DemoSettings SETTINGS = new DemoSettings(60, 60, 6, 96, 7);

  @TempDir static Path folder;

  private static Path target;
  private static DemoCorpus.Written written;

  /** A row of metadata.csv. */
  private record Row(String file, String label, String group, String manipulation, String donor) {}

  @BeforeAll
  static void writeOnce() {
    target = folder.resolve("demo");
    written = new DemoCorpus(SETTINGS).write(target, IfPresent.REFUSE, Progress.SILENT);
  }

  @Test
  void writesAsManyPicturesAsAskedFor() throws IOException {
    assertThat(files(written.corpus().resolve("Real"))).hasSize(60);
    assertThat(files(written.corpus().resolve("Fake"))).hasSize(60);
    assertThat(files(written.newImages())).hasSize(6 + 2);
    assertThat(files(folder))
        .extracting(Path::getFileName)
        .allMatch(n -> !n.toString().startsWith("."));
  }

  @Test
  void whoMayReadOtherFoldersMayReadIt() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(other));
    Files.delete(other);
  }

  @Test
  void everyPictureDecodesAtTheSizeAskedFor() throws IOException {
    for (Path file : files(written.corpus())) {
      if (file.toString().endsWith(".jpg")) {
        var image = ImageIO.read(file.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight()))
            .as("%s", file)
            .isEqualTo(List.of(96, 96));
      }
    }
  }

  @Test
  void listsEveryPictureWithItsLabel() throws IOException {
    List<Row> rows = metadata();

    assertThat(rows).extracting(Row::file).doesNotHaveDuplicates().hasSize(120);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(written.corpus().resolve(row.file())).exists();
              assertThat(row.file()).startsWith(row.label().equals("REAL") ? "Real/" : "Fake/");
              assertThat(row.manipulation().isEmpty()).isEqualTo(row.label().equals("REAL"));
            });
    assertThat(rows)
        .filteredOn(row -> row.label().equals("FAKE"))
        .extracting(Row::manipulation)
        .containsOnly("face-swap", "resynthesis", "composite", "generated");
  }

  @Test
  void aFakeIsInTheGroupOfTheOnePortraitItWasMadeFrom() throws IOException {
    Map<String, List<String>> labels =
        metadata().stream()
            .collect(
                Collectors.groupingBy(
                    Row::group, TreeMap::new, Collectors.mapping(Row::label, Collectors.toList())));

    assertThat(labels).hasSize(60);
    assertThat(labels.values())
        .allSatisfy(group -> assertThat(group).containsExactlyInAnyOrder("REAL", "FAKE"));
  }

  @Test
  void donorsOfSwapsLinkNoTwoGroups() throws IOException {
    List<Row> rows = metadata();

    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.donor().isEmpty())
                    .isEqualTo(!row.manipulation().equals("face-swap")));
    assertThat(rows)
        .extracting(Row::donor)
        .filteredOn(donor -> !donor.isEmpty())
        .hasSize(15)
        .doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(Row::group)
        .doesNotContainAnyElementsOf(rows.stream().map(Row::donor).toList());
  }

  @Test
  void newImagesShowPeopleWhoAreNotInTheCorpus() {
    CorpusPlan plan = new CorpusPlan(SETTINGS);
    List<Person> known = plan.corpus().stream().map(DemoCorpusTest::person).toList();

    assertThat(plan.newcomers())
        .hasSize(6)
        .map(DemoCorpusTest::person)
        .doesNotContainAnyElementsOf(known);
  }

  @Test
  void twoNewFilesAreBrokenAndTheAnswersSaySo() throws IOException {
    List<String> answers = Files.readAllLines(written.answers());

    assertThat(answers)
        .hasSize(1 + 6 + 2)
        .contains("upload-broke-off.jpg,,truncated", "not-a-picture.jpg,,not an image");
    assertThat(answers).filteredOn(line -> line.contains(",REAL,")).hasSize(3);
    assertThat(answers).filteredOn(line -> line.contains(",FAKE,")).hasSize(3);
    assertThat(ImageIO.read(written.newImages().resolve("not-a-picture.jpg").toFile())).isNull();
    byte[] broken = Files.readAllBytes(written.newImages().resolve("upload-broke-off.jpg"));
    assertThat(HexFormat.of().formatHex(broken)).startsWith("ffd8").doesNotEndWith("ffd9");
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    DemoSettings small = new DemoSettings(6, 8, 2, 64, 3);
    Map<String, String> first = hashes(small, "first");

    assertThat(hashes(small, "second")).isEqualTo(first);
    assertThat(hashes(new DemoSettings(6, 8, 2, 64, 4), "third").values())
        .filteredOn(hash -> !first.containsValue(hash))
        .hasSizeGreaterThanOrEqualTo(6 + 8 + 2);
  }

  /** File size and overall sharpness must not tell the label; nor may the format or the size do. */
  @Test
  void noSimpleMeasureOfAFileTellsTheLabel() throws IOException {
    List<Path> reals = files(written.corpus().resolve("Real"));
    List<Path> fakes = files(written.corpus().resolve("Fake"));

    assertThat(
            PictureMeasures.auc(PictureMeasures.fileSizes(fakes), PictureMeasures.fileSizes(reals)))
        .isBetween(0.40, 0.60);
    assertThat(
            PictureMeasures.auc(PictureMeasures.sharpness(fakes), PictureMeasures.sharpness(reals)))
        .isBetween(0.40, 0.60);
  }

  @Test
  void replacesOnlyADemoAndOnlyWhenToldTo() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Path old = Files.writeString(taken.resolve("old.txt"), "kept");
    DemoCorpus corpus = new DemoCorpus(new DemoSettings(1, 0, 0, 64, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> corpus.write(taken, IfPresent.REFUSE, Progress.SILENT))
        .withMessageContaining("already holds something");
    assertThat(old).hasContent("kept");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> corpus.write(taken, IfPresent.REPLACE, Progress.SILENT))
        .withMessageContaining("it is not a demo (there is no new-answers.csv in it)");
    assertThat(old).hasContent("kept");

    Files.writeString(taken.resolve("new-answers.csv"), "of an earlier demo");
    corpus.write(taken, IfPresent.REPLACE, Progress.SILENT);
    assertThat(old).doesNotExist();
    assertThat(files(taken))
        .extracting(f -> f.getFileName().toString())
        .contains("README.txt", "metadata.csv");
  }

  @Test
  void tellsProgressUpToTheLastPicture() {
    AtomicLong total = new AtomicLong();
    AtomicLong most = new AtomicLong();
    Progress progress =
        (what, unit, all) -> {
          total.set(all);
          return done -> most.accumulateAndGet(done, Math::max);
        };

    new DemoCorpus(new DemoSettings(2, 3, 1, 64, 1))
        .write(folder.resolve("watched"), IfPresent.REFUSE, progress);

    assertThat(total).hasValue(6);
    assertThat(most).hasValue(6);
  }

  @Test
  void saysPlainlyThatItIsSynthetic() throws IOException {
    assertThat(target.resolve("README.txt"))
        .content()
        .contains("synthetic", "NOTHING", "No person in it exists");
  }

  @Test
  void namesTheSettingThatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DemoSettings(10, 10, 2, 32, 1))
        .withMessage("Invalid image-size: 32 (64 to 1024)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DemoSettings(0, 10, 2, 256, 1))
        .withMessage("Invalid portraits: 0 (1 to 100000)");
  }

  private static Person person(Portrait portrait) {
    return Person.draw(Dice.of(SETTINGS.seed(), Dice.Stream.FACE, portrait.number()));
  }

  private static List<Row> metadata() throws IOException {
    List<String> lines = Files.readAllLines(written.corpus().resolve("metadata.csv"));
    assertThat(lines.get(0)).isEqualTo("file,label,group,manipulation,donor");
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(c -> new Row(c[0], c[1], c[2], c[3], c[4]))
        .toList();
  }

  private static Map<String, String> hashes(DemoSettings settings, String name) throws Exception {
    Path root = folder.resolve(name);
    new DemoCorpus(settings).write(root, IfPresent.REFUSE, Progress.SILENT);
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files(root)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      hashes.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
    }
    return hashes;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> below = Files.walk(root)) {
      return new ArrayList<>(below.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
