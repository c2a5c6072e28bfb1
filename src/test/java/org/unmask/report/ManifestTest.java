package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

  @Test
  void tellsWhereAnArtefactComesFrom() throws Exception {
    Clock clock =
        ticking("2026-01-02T03:04:05Z", "2026-01-02T03:04:07Z", "2026-01-02T03:04:07.500Z");
    Manifest manifest =
        Manifest.start(clock, "evaluate", "1.0", 7, Map.of("split", "test"))
            .input("model", "ab12")
            .stageDone("score")
            .finish(Map.of("spark", "4.1.0"));
    String expected =
        """
        {
          "command": "evaluate",
          "version": "1.0",
          "started": "2026-01-02T03:04:05Z",
          "seconds": 2.5,
          "seed": 7,
          "settings": {"split": "test"},
          "inputs": {"model": "ab12"},
          "versions": {"spark": "4.1.0"},
          "timings": {"score": 2.0}
        }
        """;
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(manifest.toJson().toString())).isEqualTo(mapper.readTree(expected));
  }

  @Test
  void knowsItsPlatform() {
    assertThat(Manifest.platform()).containsOnlyKeys("java", "os", "cpus");
    assertThat(Manifest.platform().get("java")).contains(System.getProperty("java.version"));
  }

  /** A clock that shows these instants one after another. */
  private static Clock ticking(String... instants) {
    Iterator<Instant> next = List.of(instants).stream().map(Instant::parse).iterator();
    return ((InstantSource) next::next).withZone(ZoneOffset.UTC);
  }
}
