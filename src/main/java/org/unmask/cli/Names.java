package org.unmask.cli;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;

/** Some names; as text they have commas between them. */
record Names(List<String> all) {

  Names {
    all = List.copyOf(all);
  }

  /** Reads a list of HOCON, or a text with commas. */
  static Names read(ConfigValue value) {
    List<String> raw =
        value.valueType() == ConfigValueType.LIST
            ? value.atKey("names").getStringList("names")
            : Arrays.asList(value.atKey("names").getString("names").split(","));
    return new Names(raw.stream().map(String::strip).filter(name -> !name.isEmpty()).toList());
  }

  @Override
  public String toString() {
    return String.join(",", all);
  }
}
