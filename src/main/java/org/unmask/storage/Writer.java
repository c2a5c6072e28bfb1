package org.unmask.storage;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.UUID;

/**
 * A process that writes somewhere, as its lock tells others of it.
 *
 * @param token another one for each lock
 * @param host for a person
 * @param process its number; 0 where the text could not be read
 * @param started when it began, in ms since 1970, since numbers are given anew; 0 where that is not
 *     known
 * @param machine tells where that number is valid: a boot of a kernel, a space of process numbers
 *     in it, such as a container has, and a user, who may not see those of others; empty where that
 *     is not known
 * @param since when it took the lock
 */
record Writer(String token, String host, long process, long started, String machine, String since) {

  /** More than the text of any. */
  static final int MAX_BYTES = 1 << 12;

  /** This process, which is about to take a lock. */
  static Writer here() {
    return new Writer(
        UUID.randomUUID().toString(),
        hostName(),
        ProcessHandle.current().pid(),
        started(ProcessHandle.current()),
        machineId(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  String toText() {
    return "since=%s\nhost=%s\nprocess=%d\nstarted=%d\nmachine=%s\ntoken=%s\n"
        .formatted(since, host, process, started, machine, token);
  }

  /** Reads what {@link #toText} wrote; takes what is cut off or no such text at all. */
  static Writer from(String text) {
    Properties values = new Properties();
    long process = 0;
    long started = 0;
    try {
      values.load(new StringReader(text));
      process = Long.parseLong(values.getProperty("process", "0"));
      started = Long.parseLong(values.getProperty("started", "0"));
    } catch (IOException | IllegalArgumentException e) {
      values.clear();
    }
    return new Writer(
        values.getProperty("token", ""),
        values.getProperty("host", ""),
        process,
        started,
        values.getProperty("machine", ""),
        values.getProperty("since", ""));
  }

  /** Whether the process has certainly ended; of one on another machine nothing is known. */
  boolean isGone() {
    return isHere() && !runs();
  }

  /** Whether there certainly is such a process; of one on another machine nothing is known. */
  boolean isAlive() {
    return isHere() && runs();
  }

  private boolean isHere() {
    return !machine.isEmpty() && machine.equals(machineId());
  }

  private boolean runs() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(other -> started(other) == started)
        .isPresent();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Refuses work such as {@code write /data/scores}, where this process is at it. */
  IllegalArgumentException refusal(String work) {
    return new IllegalArgumentException(
        "Cannot %s: another run is writing there (%s)".formatted(work, words()));
  }

  String words() {
    return process == 0
        ? "of which nothing is known"
        : "process %d on %s, since %s".formatted(process, host, since);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }

  private static String machineId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
          + " "
          + System.getProperty("user.name");
    } catch (IOException e) {
      return "";
    }
  }
}
