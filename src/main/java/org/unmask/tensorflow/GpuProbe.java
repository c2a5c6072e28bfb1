package org.unmask.tensorflow;

import java.util.List;
import java.util.Optional;

/** What can be found out about the GPUs of this process. */
interface GpuProbe {

  /** Whether the native library holds kernels for GPUs at all. */
  boolean isBuiltForGpus();

  /**
   * The names of the GPUs that a session sees, such as {@code /device:GPU:0}.
   *
   * @param addresses those to be seen; empty for all
   */
  List<String> visible(List<String> addresses);

  /**
   * Opens a shared library as TensorFlow does.
   *
   * @param library such as {@code libcudnn.so.9}
   * @return why it cannot be opened; empty if it can
   */
  Optional<String> whyNotOpened(String library);

  /** The value of an environment variable. */
  Optional<String> environment(String variable);
}
