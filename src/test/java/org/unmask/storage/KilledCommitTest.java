package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmask.storage.MortalFileSystem.Killed;
import org.unmask.storage.MortalFileSystem.Move;
import org.unmask.storage.OutputTarget.IfPresent;

/** A commit that is killed before each of its changes, and then taken up. */
class KilledCommitTest {
  private static final OutputKind KIND = new OutputKind("a thing", "_summary");
  private static final Map<String, String> OLD =
      Map.of("_summary", "old", "a 1", "old", "b:b/2", "old", "gone", "old");
  private static final Map<String, String> NEW =
      Map.of("_summary", "new", "a 1", "new", "b:b/2", "new", "b:b/c/3", "new", "z", "new");

  @TempDir private Path root;

  @ParameterizedTest
  @EnumSource
  void leavesTheOldVersionOrTheNewOneWheneverItIsKilled(Move move) throws IOException {
    assertThat(outcomes(move, OLD)).containsExactlyInAnyOrder(OLD, NEW);
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheNewVersionOrNoneWhereThereWasNone(Move move) throws IOException {
    assertThat(outcomes(move, Map.of())).containsExactlyInAnyOrder(Map.of(), NEW);
  }

  @ParameterizedTest
  @EnumSource
  void canBeKilledAgainWhileItIsTakenUp(Move move) throws IOException {
    int changes = 0;
    for (boolean killed = true; killed; changes++) {
      boolean killedAgain = true;
      for (int later = 0; killedAgain; later++) {
        Path place = place(changes + "-" + later, OLD);
        killed = commitIsKilled(place, changes, move);
        killedAgain = takingUpIsKilled(place, later, move);
        endKilledCommit(place, new Configuration());
        assertThat(contents(place)).isIn(OLD, NEW);
      }
    }
    assertThat(changes).isGreaterThan(3);
  }

  @Test
  void isNotMistakenForStagingThatWasNeverCommitted() throws IOException {
    Path place = place("staged", OLD);
    write(place.resolve(".out.staging"), NEW);

    endKilledCommit(place, new Configuration());

    assertThat(contents(place)).isEqualTo(OLD);
    assertThat(place.resolve(".out.staging/z")).hasContent("new");
  }

  /** What there is after each kill; the new version once, and then always. */
  private Set<Map<String, String>> outcomes(Move move, Map<String, String> old) throws IOException {
    Set<Map<String, String>> outcomes = new LinkedHashSet<>();
    boolean committed = false;
    boolean killed = true;
    for (int changes = 0; killed; changes++) {
      Path place = place("" + changes, old);
      killed = commitIsKilled(place, changes, move);
      endKilledCommit(place, new Configuration());
      Map<String, String> contents = contents(place);
      assertThat(committed && !contents.equals(NEW)).as("back after %s", changes).isFalse();
      committed = contents.equals(NEW);
      assertThat(committed || killed).isTrue();
      outcomes.add(contents);
    }
    return outcomes;
  }

  private Path place(String name, Map<String, String> old) throws IOException {
    Path place = Files.createDirectory(root.resolve(name));
    if (!old.isEmpty()) {
      write(place.resolve("out"), old);
    }
    return place;
  }

  private static boolean commitIsKilled(Path place, int changes, Move move) throws IOException {
    Configuration configuration = MortalFileSystem.diesAfter(changes, move);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    try (OutputTarget output =
        OutputTarget.open(
            place.resolve("out").toString(), KIND, IfPresent.REPLACE, configuration)) {
      write(place.resolve(".out.staging"), NEW);
      output.commit();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static boolean takingUpIsKilled(Path place, int changes, Move move) {
    Configuration configuration = MortalFileSystem.diesAfter(changes, move);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    try {
      endKilledCommit(place, configuration);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static void endKilledCommit(Path place, Configuration configuration) {
    try (TargetLock lock = TargetLock.take(place.resolve("out").toString(), configuration)) {
      OutputTarget.endKilledCommit(lock);
    }
  }

  private static void write(Path folder, Map<String, String> contents) throws IOException {
    for (Map.Entry<String, String> file : contents.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), UTF_8);
    }
  }

  /** The files of the target. */
  private static Map<String, String> contents(Path place) throws IOException {
    Path folder = place.resolve("out");
    Map<String, String> contents = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(folder.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }
}
