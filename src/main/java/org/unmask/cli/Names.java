package org.unmask.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;

/**
 * Some names; as text they have commas between them, or are a list of HOCON where a name has a
 * comma of its own.
 */
record Names(List<String> all) {

  Names {
    all = List.copyOf(all);
  }

  /** Reads a list of HOCON, a text with one in brackets, or a text with commas. */
  static Names read(ConfigValue value) {
    if (value.valueType() == ConfigValueType.LIST) {
      return of(value.atKey("names").getStringList("names"));
    }
    String text = value.atKey("names").getString("names").strip();
    return of(
        text.startsWith("[")
            ? ConfigFactory.parseString("names = " + text).getStringList("names")
            : Arrays.asList(text.split(",")));
  }

  private static Names of(List<String> raw) {
    return new Names(raw.stream().map(String::strip).filter(name -> !name.isEmpty()).toList());
  }

  @Override
  public String toString() {
    return all.stream().anyMatch(name -> name.contains(",") || name.startsWith("["))
        ? ConfigValueFactory.fromIterable(all).render(ConfigRenderOptions.concise())
        : String.join(",", all);
  }
}
