package org.unmask;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The borders of the house; the README draws the same picture. */
class HouseRulesTest {

  private static final String BASE = "org.unmask";
  private static final String JSON = "com.fasterxml.jackson..";
  private static final String PLOTS = "org.knowm.xchart..";

  /** What each room may import of the house, beside itself and the root. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          Map.entry("image", List.of()),
          Map.entry("split", List.of("image")),
          Map.entry("model", List.of("image")),
          Map.entry("augmentation", List.of("image")),
          Map.entry("training", List.of("image", "augmentation", "model")),
          Map.entry("demo", List.of("image")),
          Map.entry("storage", List.of("image")),
          Map.entry("tensorflow", List.of("image", "augmentation", "model", "training")),
          Map.entry("dataset", List.of("image", "split", "storage", "training")),
          Map.entry("scoring", List.of("image", "model", "storage", "dataset")),
          Map.entry("audit", List.of("image", "model", "split", "dataset")),
          Map.entry("evaluation", List.of("image", "model")),
          Map.entry("report", List.of("image", "model", "evaluation", "split", "training")));

  /** Rooms of the JDK alone, and the one library that each may use beside it. */
  private static final Map<String, List<String>> PURE =
      Map.of(
          "image", List.of(),
          "augmentation", List.of(),
          "split", List.of(),
          "training", List.of(JSON),
          "demo", List.of(),
          "model", List.of(JSON),
          "report", List.of(JSON, PLOTS));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  static Stream<Map.Entry<String, List<String>>> rooms() {
    return ROOMS.entrySet().stream();
  }

  static Stream<Map.Entry<String, List<String>>> pureRooms() {
    return PURE.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsOnlyItsNeighbours(Map.Entry<String, List<String>> room) {
    List<String> forbidden = new ArrayList<>(ROOMS.keySet());
    forbidden.add("cli");
    forbidden.remove(room.getKey());
    forbidden.removeAll(room.getValue());
    noClasses()
        .that()
        .resideInAPackage(inside(room.getKey()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.stream().map(HouseRulesTest::inside).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("pureRooms")
  void aPureRoomNeedsTheJdkAlone(Map.Entry<String, List<String>> room) {
    List<String> allowed =
        new ArrayList<>(List.of("java..", "javax..", "org.slf4j..", "org.jspecify..", BASE + ".."));
    allowed.addAll(room.getValue());
    classes()
        .that()
        .resideInAPackage(inside(room.getKey()))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void onlyOneRoomKnowsTensorFlow() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("tensorflow"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
        .check(HOUSE);
  }

  @Test
  void theTensorFlowRoomDoesNotKnowSpark() {
    noClasses()
        .that()
        .resideInAPackage(inside("tensorflow"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void hasNoCycles() {
    slices()
        .matching(BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void onlyTheFrontDoorPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }

  /** A comma for a point would make another number of it, and another line for who reads them. */
  @Test
  void decimalsAndThousandsAreWrittenAlikeEverywhere() throws IOException {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .check(HOUSE);
    Pattern byDefaultLocale =
        Pattern.compile(
            "(?<!%)%[-+ 0(]*(,|0[0-9]+d|[0-9]*(\\.[0-9]+)?[feEgG])(?:[^\"\\\\]|\\\\.|\"\\s*\\+\\s*\")*\"\\)?\\s*\\.formatted\\(");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern(byDefaultLocale);
      }
    }
  }

  private static String inside(String room) {
    return BASE + "." + room + "..";
  }
}
