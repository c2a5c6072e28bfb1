package org.unmask.cli;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the value of every setting, and names what is wrong with what it was given. */
final class SettingsReader {
  private final Map<String, ConfigValue> given = SettingsFile.defaults();
  private final List<String> problems;

  /**
   * Begins with the defaults.
   *
   * @param problems takes a line for each
   */
  SettingsReader(List<String> problems) {
    this.problems = problems;
  }

  /**
   * The value of each setting, save those that have a problem.
   *
   * @param file HOCON of the user
   * @param assignments each {@code key=value}
   */
  Map<Setting<?>, Object> read(Optional<Path> file, List<String> assignments) {
    if (file.isPresent()) {
      SettingsFile.read(file.get()).forEach(this::put);
    }
    assignments.forEach(this::assign);
    Map<Setting<?>, Object> values = new HashMap<>();
    for (Setting<?> setting : Keys.ALL) {
      read(setting, values);
    }
    return values;
  }

  private void assign(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      problems.add("Invalid --set: " + assignment + " (KEY=VALUE)");
      return;
    }
    String value = assignment.substring(equals + 1).strip();
    put(assignment.substring(0, equals).strip(), ConfigValueFactory.fromAnyRef(value, "--set"));
  }

  private void put(String key, ConfigValue value) {
    if (given.containsKey(key)) {
      given.put(key, value);
    } else {
      problems.add(unknown(key, value, new TreeMap<>(given)));
    }
  }

  private static String unknown(
      String key, ConfigValue value, SortedMap<String, ConfigValue> known) {
    String group = key + ".";
    SortedMap<String, ConfigValue> inside = known.tailMap(group);
    String reason =
        !inside.isEmpty() && inside.firstKey().startsWith(group)
            ? "a group, with keys such as " + inside.firstKey()
            : "unknown; the nearest key is " + NearestKey.of(key, List.copyOf(known.keySet()));
    return "Invalid setting: "
        + key
        + " = "
        + value.unwrapped()
        + " ("
        + reason
        + "; from "
        + value.origin().description()
        + ")";
  }

  private <T> void read(Setting<T> setting, Map<Setting<?>, Object> values) {
    ConfigValue value = given.get(setting.key());
    if (value == null) {
      throw new IllegalStateException("Cannot find the default of " + setting.key());
    }
    try {
      values.put(setting, setting.read(value));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
