package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GpuCheckTest {

  private record Probed(
      boolean isBuiltForGpus,
      List<String> gpus,
      Map<String, String> unopened,
      Map<String, String> variables)
      implements GpuProbe {

    @Override
    public List<String> visible(List<String> addresses) {
      return gpus;
    }

    @Override
    public Optional<String> whyNotOpened(String library) {
      return Optional.ofNullable(unopened.get(library));
    }

    @Override
    public Optional<String> environment(String variable) {
      return Optional.ofNullable(variables.get(variable));
    }
  }

  private static String absent(String library) {
    return library + ": cannot open shared object file: No such file or directory";
  }

  private static void refused(Probed probed, List<String> addresses, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GpuCheck(probed).require(addresses))
        .withMessage(message);
  }

  @Test
  void namesTheGpusThatThereAre() {
    Probed probed = new Probed(true, List.of("/device:GPU:0"), Map.of(), Map.of());
    assertThat(new GpuCheck(probed).require(List.of())).containsExactly("/device:GPU:0");
    assertThat(new GpuCheck(probed).visible(List.of())).containsExactly("/device:GPU:0");
  }

  @Test
  void aBuildForCpusAsksForTheOtherOneAndLooksNoFurther() {
    Probed probed = new Probed(false, List.of("/device:GPU:0"), Map.of(), Map.of());
    refused(
        probed,
        List.of(),
        "Cannot use a GPU: this build has TensorFlow for CPUs alone (the Maven profile gpu brings"
            + " the other: UNMASK_MAVEN_ARGS=-Pgpu scripts/unmask, or mvn -Pgpu package)");
    assertThat(new GpuCheck(probed).visible(List.of())).isEmpty();
  }

  @Test
  void namesEveryLibraryThatIsMissingAndWhereItWasLookedFor() {
    refused(
        new Probed(
            true,
            List.of(),
            Map.of(
                "libcufft.so.11", absent("libcufft.so.11"),
                "libcudnn.so.9", absent("libcudnn.so.9")),
            Map.of("LD_LIBRARY_PATH", "/opt/cuda/lib64")),
        List.of(),
        "Cannot use a GPU: libcufft.so.11, libcudnn.so.9 cannot be opened (CUDA 12.5 and cuDNN 9"
            + " have them; LD_LIBRARY_PATH, which is /opt/cuda/lib64, or ldconfig must name their"
            + " folders)");
  }

  @Test
  void tellsTheDriverFromCudaAndALibraryThatIsBrokenFromOneThatIsAbsent() {
    refused(
        new Probed(
            true,
            List.of(),
            Map.of(
                "libcuda.so.1",
                absent("libcuda.so.1"),
                "libcudart.so.12",
                "/usr/lib/libcudart.so.12: wrong ELF class: ELFCLASS32"),
            Map.of()),
        List.of(),
        "Cannot use a GPU: libcuda.so.1 cannot be opened, which NVIDIA's driver brings;"
            + " libcudart.so.12 (/usr/lib/libcudart.so.12: wrong ELF class: ELFCLASS32) cannot be"
            + " opened (CUDA 12.5 and cuDNN 9 have them; LD_LIBRARY_PATH, which is not set, or"
            + " ldconfig must name their folders)");
  }

  @Test
  void looksForADeviceWhereEveryLibraryIsThere() {
    refused(
        new Probed(true, List.of(), Map.of(), Map.of()),
        List.of(),
        "Cannot use a GPU: its libraries are there, but TensorFlow finds no device that it"
            + " supports (nvidia-smi lists those of the driver)");
    refused(
        new Probed(true, List.of(), Map.of(), Map.of("CUDA_VISIBLE_DEVICES", "-1")),
        List.of("3"),
        "Cannot use a GPU: its libraries are there, but TensorFlow finds no device that it"
            + " supports (nvidia-smi lists those of the driver; CUDA_VISIBLE_DEVICES is \"-1\";"
            + " Spark has assigned [3])");
  }

  @Test
  @Tag("tensorflow")
  void theLibraryItselfTellsWhatItIsBuiltForAndOpensOthers() {
    NativeGpuProbe probe = new NativeGpuProbe();
    boolean gpuBuild =
        getClass().getResource("/org/tensorflow/internal/c_api/linux-x86_64-gpu") != null;
    assertThat(probe.isBuiltForGpus()).isEqualTo(gpuBuild);
    if (!gpuBuild) {
      assertThat(probe.visible(List.of())).isEmpty();
    }
    assertThat(probe.whyNotOpened("libno-such.so.7"))
        .hasValueSatisfying(
            why -> assertThat(why).contains("libno-such.so.7", "No such file or directory"));
    assertThat(probe.whyNotOpened("libc.so.6")).isEmpty();
  }
}
