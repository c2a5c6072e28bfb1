package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The vector instruction sets of a CPU that matter to a network.
 *
 * @param flags as Linux names them, such as {@code avx2}; none where they are unknown
 */
record CpuFeatures(List<String> flags) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final String MATRIX_BFLOAT16 = "amx_bf16";
  private static final List<String> KNOWN =
      List.of(
          "avx2",
          "fma",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "avx_vnni",
          "amx_int8",
          MATRIX_BFLOAT16);

  /** Of this machine. */
  static CpuFeatures here() {
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return of(lines);
    } catch (IOException e) {
      return new CpuFeatures(List.of());
    }
  }

  /** From the lines of Linux' {@code /proc/cpuinfo}. */
  static CpuFeatures of(Stream<String> cpuinfo) {
    Set<String> flags =
        cpuinfo
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> Set.copyOf(Arrays.asList(line.split("[\\s:]+"))))
            .orElse(Set.of());
    return new CpuFeatures(KNOWN.stream().filter(flags::contains).toList());
  }

  /** Whether one instruction multiplies matrices of bfloat16 (AMX). */
  boolean hasMatrixBfloat16() {
    return flags.contains(MATRIX_BFLOAT16);
  }

  /** All of them, or {@code unknown}. */
  String words() {
    return flags.isEmpty() ? "unknown" : String.join(" ", flags);
  }
}
