package org.unmask.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.package$;
import org.unmask.report.Manifest;
import org.unmask.tensorflow.TensorFlowRuntime;
import picocli.CommandLine.IVersionProvider;

/** What runs: for {@code --version} and for manifests. */
final class Versions implements IVersionProvider {

  /**
   * Versions by name: {@code java}, {@code spark} (the one at hand, which a cluster may have
   * swapped), {@code tensorflow-java}, {@code unmask}.
   */
  static SortedMap<String, String> all() {
    SortedMap<String, String> versions = new TreeMap<>();
    Properties built = built();
    built.stringPropertyNames().forEach(name -> versions.put(name, built.getProperty(name)));
    versions.put("spark", package$.MODULE$.SPARK_VERSION());
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  /** The version of Unmask. */
  static String unmask() {
    return all().getOrDefault("unmask", "unknown");
  }

  /** The same with what this machine is, and TensorFlow's native library. */
  static Map<String, String> withPlatform() {
    Map<String, String> versions = new TreeMap<>(all());
    versions.putAll(Manifest.platform());
    versions.put("tensorflow", TensorFlowRuntime.version());
    return versions;
  }

  @Override
  public String[] getVersion() {
    SortedMap<String, String> versions = all();
    return new String[] {
      "unmask " + versions.get("unmask"),
      "Spark " + versions.get("spark"),
      "TensorFlow Java " + versions.get("tensorflow-java"),
      "Java " + versions.get("java")
    };
  }

  private static Properties built() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("Cannot find versions.properties on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
