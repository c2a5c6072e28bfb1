package org.unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars say of the licences of what is in them. */
class ThirdPartyTest {
  private static final Path TARGET = Path.of("target");

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void oursAreInTheJar(String name) throws IOException {
    assertThat(TARGET.resolve("classes/META-INF").resolve(name))
        .hasSameTextualContentAs(Path.of(name));
  }

  @Test
  void whatTheApplicationJarBringsIsNamed() throws IOException {
    Set<String> brought = artifacts("app-classpath.txt");
    assertThat(brought).contains("protobuf-java", "imageio-webp");
    Set<String> named =
        Stream.of(
                Files.readString(TARGET.resolve("classes/META-INF/THIRD-PARTY.txt"))
                    .split("[\\s,;]+"))
            .collect(Collectors.toSet());
    assertThat(named).containsAll(brought);
  }

  /** By the folders of Maven's repository: {@code …/ARTIFACT/VERSION/ARTIFACT-VERSION.jar}. */
  private static Set<String> artifacts(String classPath) throws IOException {
    return Arrays.stream(Files.readString(TARGET.resolve(classPath)).strip().split(":"))
        .map(Path::of)
        .map(jar -> jar.getName(jar.getNameCount() - 3).toString())
        .collect(Collectors.toSet());
  }
}
