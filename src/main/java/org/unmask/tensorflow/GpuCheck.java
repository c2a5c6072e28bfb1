package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes sure of a GPU before any work, or says what it lacks. Takes seconds at most. */
final class GpuCheck {

  /** NVIDIA's driver brings it. */
  private static final String DRIVER = "libcuda.so.1";

  /**
   * What TensorFlow 2.18 opens by name when it first looks for GPUs; where one of them is missing
   * it goes on without any GPU.
   */
  private static final List<String> CUDA =
      List.of(
          "libcudart.so.12",
          "libcublas.so.12",
          "libcublasLt.so.12",
          "libcufft.so.11",
          "libcusolver.so.11",
          "libcusparse.so.12",
          "libcudnn.so.9");

  private static final String NOT_THERE = "No such file or directory";

  private final GpuProbe probe;

  GpuCheck(GpuProbe probe) {
    this.probe = probe;
  }

  /** The GPUs of this process; none where something is missing. */
  List<String> visible(List<String> addresses) {
    return probe.isBuiltForGpus() ? probe.visible(addresses) : List.of();
  }

  /**
   * The GPUs that a session sees.
   *
   * @param addresses those to be seen; empty for all
   * @return their names, one or more
   * @throws IllegalArgumentException if there is none; the message says what is missing
   */
  List<String> require(List<String> addresses) {
    if (!probe.isBuiltForGpus()) {
      throw new IllegalArgumentException(
          "Cannot use a GPU: this build has TensorFlow for CPUs alone (the Maven profile gpu brings"
              + " the other: UNMASK_MAVEN_ARGS=-Pgpu scripts/unmask, or mvn -Pgpu package)");
    }
    List<String> visible = probe.visible(addresses);
    if (visible.isEmpty()) {
      throw new IllegalArgumentException("Cannot use a GPU: " + whyNone(addresses));
    }
    return visible;
  }

  private String whyNone(List<String> addresses) {
    List<String> reasons = new ArrayList<>();
    if (probe.whyNotOpened(DRIVER).isPresent()) {
      reasons.add(DRIVER + " cannot be opened, which NVIDIA's driver brings");
    }
    List<String> missing = new ArrayList<>();
    for (String library : CUDA) {
      probe.whyNotOpened(library).ifPresent(why -> missing.add(named(library, why)));
    }
    if (!missing.isEmpty()) {
      reasons.add(
          String.join(", ", missing)
              + " cannot be opened (CUDA 12.5 and cuDNN 9 have them; LD_LIBRARY_PATH, which is "
              + probe.environment("LD_LIBRARY_PATH").orElse("not set")
              + ", or ldconfig must name their folders)");
    }
    if (reasons.isEmpty()) {
      String hidden =
          probe
              .environment("CUDA_VISIBLE_DEVICES")
              .map(devices -> "; CUDA_VISIBLE_DEVICES is \"" + devices + "\"")
              .orElse("");
      String asked = addresses.isEmpty() ? "" : "; Spark has assigned " + addresses;
      reasons.add(
          "its libraries are there, but TensorFlow finds no device that it supports (nvidia-smi"
              + " lists those of the driver"
              + hidden
              + asked
              + ")");
    }
    return String.join("; ", reasons);
  }

  /** With the reason where it is not simply that there is no such file. */
  private static String named(String library, String why) {
    Optional<String> reason =
        Optional.of(why).filter(text -> !text.contains(NOT_THERE)).filter(text -> !text.isBlank());
    return library + reason.map(text -> " (" + text + ")").orElse("");
  }
}
