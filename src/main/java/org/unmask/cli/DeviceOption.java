package org.unmask.cli;

import java.util.Locale;
import org.unmask.model.Device;
import picocli.CommandLine.Option;

/** The option of commands that run the network. */
final class DeviceOption {

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "auto, cpu or gpu. Default: auto, a GPU where there is one. With gpu nothing is done"
              + " where none can be used.")
  private Device device = Device.AUTO;

  Device device() {
    return device;
  }

  /** As it is written on the command line. */
  static String word(Device device) {
    return device.name().toLowerCase(Locale.ROOT);
  }
}
