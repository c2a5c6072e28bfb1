package org.unmask.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a HOCON file to its leaves; neither the environment nor other files can get in. */
final class SettingsFile {
  private SettingsFile() {}

  private static final ConfigParseOptions OPTIONS =
      ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(new NoIncludes());

  /** The defaults, from the copy of {@code conf/unmask.conf} on the class path. */
  static Map<String, ConfigValue> defaults() {
    URL url = SettingsFile.class.getResource("unmask.conf");
    if (url == null) {
      throw new IllegalStateException("Cannot find unmask.conf on the class path");
    }
    return leaves(ConfigFactory.parseURL(url, OPTIONS.setOriginDescription("the defaults")));
  }

  /**
   * The leaves of a user's file, by key.
   *
   * @throws IllegalArgumentException if the file cannot be read or is no HOCON
   */
  static Map<String, ConfigValue> read(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "Cannot read settings " + file + ": no such file, or not readable");
    }
    try {
      return leaves(
          ConfigFactory.parseFile(file.toFile(), OPTIONS.setOriginDescription(file.toString()))
              .resolve(ConfigResolveOptions.noSystem()));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("Cannot read settings: " + e.getMessage(), e);
    }
  }

  private static Map<String, ConfigValue> leaves(Config config) {
    Map<String, ConfigValue> leaves = new LinkedHashMap<>();
    addLeaves("", config.root(), leaves);
    return leaves;
  }

  private static void addLeaves(
      String prefix, ConfigObject object, Map<String, ConfigValue> leaves) {
    object.forEach(
        (name, value) -> {
          String key = prefix + ConfigUtil.joinPath(List.of(name));
          if (value instanceof ConfigObject group) {
            addLeaves(key + ".", group, leaves);
          } else {
            leaves.put(key, value);
          }
        });
  }

  /** One file a run: what was set must be plain to see from it. */
  private static final class NoIncludes
      implements ConfigIncluder, ConfigIncluderURL, ConfigIncluderFile, ConfigIncluderClasspath {

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      throw refused(what);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      throw refused(what.toString());
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      throw refused(what.toString());
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw refused(what);
    }

    private static ConfigException refused(String what) {
      return new ConfigException.Generic("include \"" + what + "\" is not allowed");
    }
  }
}
