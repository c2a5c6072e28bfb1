package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The vector instruction sets of this machine's CPU that matter to a network. */
final class CpuFeatures {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final List<String> KNOWN =
      List.of(
          "avx2",
          "fma",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "avx_vnni",
          "amx_int8",
          "amx_bf16");

  private CpuFeatures() {}

  /** As Linux names them, such as {@code avx2 fma}; {@code unknown} elsewhere. */
  static String words() {
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return words(lines);
    } catch (IOException e) {
      return "unknown";
    }
  }

  static String words(Stream<String> cpuinfo) {
    Set<String> flags =
        cpuinfo
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> Set.copyOf(Arrays.asList(line.split("[\\s:]+"))))
            .orElse(Set.of());
    List<String> known = KNOWN.stream().filter(flags::contains).toList();
    return known.isEmpty() ? "unknown" : String.join(" ", known);
  }
}
