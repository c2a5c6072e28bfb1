package org.unmask.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where an artefact comes from; {@code manifest.json} beside it.
 *
 * @param command such as {@code evaluate}
 * @param version of Unmask
 * @param started when the command began
 * @param seconds the command took until the manifest was made
 * @param seed of all that is drawn
 * @param settings all resolved settings and some options, in key order
 * @param inputs hash by name of what was read, such as {@code model}
 * @param versions of what it ran on: java, spark, tensorflow, os, cpus
 * @param timings seconds by stage, in the order they ran
 */
public record Manifest(
    String command,
    String version,
    Instant started,
    double seconds,
    long seed,
    Map<String, String> settings,
    Map<String, String> inputs,
    Map<String, String> versions,
    Map<String, Double> timings) {

  public Manifest {
    settings = new TreeMap<>(settings);
    inputs = new TreeMap<>(inputs);
    versions = new TreeMap<>(versions);
    timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
  }

  /** Starts the clock of a command. */
  public static Recording start(
      Clock clock, String command, String version, long seed, Map<String, String> settings) {
    return new Recording(clock, command, version, seed, settings);
  }

  /** What this JVM knows of its platform: java, os, cpus; the caller adds Spark and TensorFlow. */
  public static Map<String, String> platform() {
    return Map.of(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        "os",
            "%s %s %s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch")),
        "cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  /** snake_case keys; {@code started} as ISO 8601 in UTC. */
  public ObjectNode toJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("command", command);
    root.put("version", version);
    root.put("started", started.toString());
    JsonNumbers.put(root, "seconds", seconds);
    root.put("seed", seed);
    ObjectNode settingsNode = root.putObject("settings");
    settings.forEach(settingsNode::put);
    ObjectNode inputsNode = root.putObject("inputs");
    inputs.forEach(inputsNode::put);
    ObjectNode versionsNode = root.putObject("versions");
    versions.forEach(versionsNode::put);
    ObjectNode timingsNode = root.putObject("timings");
    timings.forEach((stage, took) -> JsonNumbers.put(timingsNode, stage, took));
    return root;
  }

  /** A command under way; not thread-safe. */
  public static final class Recording {

    private final Clock clock;
    private final String command;
    private final String version;
    private final long seed;
    private final Map<String, String> settings;
    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, Double> timings = new LinkedHashMap<>();
    private final Instant started;
    private Instant stageBegan;

    private Recording(
        Clock clock, String command, String version, long seed, Map<String, String> settings) {
      this.clock = clock;
      this.command = command;
      this.version = version;
      this.seed = seed;
      this.settings = new TreeMap<>(settings);
      this.started = clock.instant();
      this.stageBegan = started;
    }

    /** Notes the hash of something that was read. */
    public Recording input(String name, String hash) {
      inputs.put(name, hash);
      return this;
    }

    /** Notes an option of the command line among the settings, such as {@code --device}. */
    public Recording option(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /** Ends a stage that began at the end of the one before, or at the start. */
    public Recording stageDone(String stage) {
      Instant now = clock.instant();
      timings.merge(stage, seconds(stageBegan, now), Double::sum);
      stageBegan = now;
      return this;
    }

    /** The manifest as of now. */
    public Manifest finish(Map<String, String> versions) {
      return new Manifest(
          command,
          version,
          started,
          seconds(started, clock.instant()),
          seed,
          settings,
          inputs,
          versions,
          timings);
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1000.0;
    }
  }
}
