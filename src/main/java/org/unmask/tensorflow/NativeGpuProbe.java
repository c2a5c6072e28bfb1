package org.unmask.tensorflow;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.KernelList;

/** Asks TensorFlow's own C interface, for the Java one has no word for devices. */
final class NativeGpuProbe implements GpuProbe {
  private static final String GPU = "GPU";

  @Override
  public boolean isBuiltForGpus() {
    try (PointerScope scope = new PointerScope();
        TF_Status status = TF_Status.newStatus()) {
      TF_Buffer buffer = tensorflow.TF_GetRegisteredKernelsForOp("Conv2D", status);
      status.throwExceptionIfNotOK();
      try {
        return KernelList.parseFrom(buffer.copyData()).getKernelList().stream()
            .anyMatch(kernel -> kernel.getDeviceType().equals(GPU));
      } finally {
        tensorflow.TF_DeleteBuffer(buffer);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the list of kernels cannot be read", e);
    }
  }

  @Override
  public List<String> visible(List<String> addresses) {
    byte[] config = Sessions.config(1, 1, Sessions.gpus(addresses)).build().toByteArray();
    List<String> names = new ArrayList<>();
    try (PointerScope scope = new PointerScope();
        TF_Status status = TF_Status.newStatus();
        TF_Graph graph = TF_Graph.newGraph();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        BytePointer bytes = new BytePointer(config)) {
      tensorflow.TF_SetConfig(options, bytes, config.length, status);
      status.throwExceptionIfNotOK();
      try (TF_Session session = TF_Session.newSession(graph, options, status)) {
        status.throwExceptionIfNotOK();
        TF_DeviceList devices = tensorflow.TF_SessionListDevices(session, status);
        status.throwExceptionIfNotOK();
        try {
          for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
            if (tensorflow.TF_DeviceListType(devices, i, status).getString().equals(GPU)) {
              String name = tensorflow.TF_DeviceListName(devices, i, status).getString();
              names.add(name.substring(Math.max(0, name.indexOf("/device:"))));
            }
          }
        } finally {
          tensorflow.TF_DeleteDeviceList(devices);
        }
      }
    }
    return names;
  }

  /** By name alone, so that the system searches where it would for TensorFlow. */
  @Override
  public Optional<String> whyNotOpened(String library) {
    try {
      Loader.loadGlobal(library);
      return Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<String> environment(String variable) {
    return Optional.ofNullable(System.getenv(variable));
  }
}
