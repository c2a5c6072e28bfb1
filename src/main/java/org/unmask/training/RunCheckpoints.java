package org.unmask.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checkpoints in {@code RUN/checkpoints}: a folder an epoch, {@code head-003}, and {@code
 * progress.json} that names what counts. The folder is written whole first, then progress.json is
 * replaced in one move, so a kill at any moment leaves the epoch before. Folders that are neither
 * last nor best go after that.
 */
public final class RunCheckpoints implements Checkpoints {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ObjectNode progress;

  private RunCheckpoints(Path folder, ObjectNode progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Opens the checkpoints of a run, or begins them.
   *
   * @param identity what the run depends on (dataset, settings, weights)
   * @throws IllegalArgumentException if the folder holds checkpoints of another identity
   */
  public static RunCheckpoints open(Path folder, String identity) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("progress.json");
    if (!Files.exists(file)) {
      ObjectNode fresh = JSON.createObjectNode();
      fresh.put("identity", identity);
      fresh.putObject("phases");
      return new RunCheckpoints(folder, fresh);
    }
    if (!(JSON.readTree(file.toFile()) instanceof ObjectNode progress)
        || !identity.equals(progress.path("identity").asText())) {
      throw new IllegalArgumentException(
          "Cannot resume: the checkpoints in "
              + folder
              + " were made with another dataset, other weights or other settings; take those, or --overwrite");
    }
    return new RunCheckpoints(folder, progress);
  }

  @Override
  public List<EpochResult> done(String phase) {
    List<EpochResult> done = new ArrayList<>();
    for (JsonNode row : phase(phase).path("history")) {
      done.add(
          new EpochResult(
              phase,
              row.path("epoch").asInt(),
              row.path("learning_rate").asDouble(),
              row.path("train_loss").asDouble(),
              row.path("validation_loss").asDouble(),
              row.path("validation_auc").asDouble(),
              row.path("images_per_second").asDouble(),
              row.path("seconds").asDouble(),
              row.path("input_wait").asDouble(Double.NaN)));
    }
    return done;
  }

  @Override
  public boolean ended(String phase) {
    return phase(phase).path("ended").asBoolean(false);
  }

  @Override
  public void save(Network<?> network, List<EpochResult> history, EpochResult best)
      throws IOException {
    EpochResult last = history.get(history.size() - 1);
    Path target = folder.resolve(name(last));
    delete(target);
    Path staging = folder.resolve(name(last) + ".staging");
    delete(staging);
    Files.createDirectories(staging);
    network.save(staging);
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    ObjectNode phase = phase(last.phase());
    phase.put("last", name(last));
    phase.put("best", name(best));
    ArrayNode rows = phase.putArray("history");
    history.forEach(result -> addRow(rows, result));
    writeProgress();
    deleteOthers();
  }

  @Override
  public void end(String phase) throws IOException {
    phase(phase).put("ended", true);
    writeProgress();
  }

  @Override
  public Optional<Path> last(String phase) {
    return folderOf(phase, "last");
  }

  @Override
  public Optional<Path> best(String phase) {
    return folderOf(phase, "best");
  }

  private Optional<Path> folderOf(String phase, String which) {
    return Optional.ofNullable(phase(phase).get(which)).map(JsonNode::asText).map(folder::resolve);
  }

  private ObjectNode phase(String phase) {
    ObjectNode phases = progress.withObject("/phases");
    return phases.get(phase) instanceof ObjectNode known ? known : phases.putObject(phase);
  }

  private static String name(EpochResult result) {
    return "%s-%03d".formatted(result.phase(), result.epoch());
  }

  private static void addRow(ArrayNode rows, EpochResult result) {
    rows.addObject()
        .put("epoch", result.epoch())
        .put("learning_rate", result.learningRate())
        .put("train_loss", result.trainLoss())
        .put("validation_loss", result.validationLoss())
        .put("validation_auc", result.validationAuc())
        .put("images_per_second", result.imagesPerSecond())
        .put("seconds", result.seconds())
        .put("input_wait", result.inputWait());
  }

  private void writeProgress() throws IOException {
    Path staging = folder.resolve("progress.json.staging");
    JSON.writerWithDefaultPrettyPrinter().writeValue(staging.toFile(), progress);
    Files.move(
        staging,
        folder.resolve("progress.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void deleteOthers() throws IOException {
    Set<Path> kept = new HashSet<>();
    for (JsonNode phase : progress.path("phases")) {
      kept.add(folder.resolve(phase.path("last").asText()));
      kept.add(folder.resolve(phase.path("best").asText()));
    }
    List<Path> others;
    try (Stream<Path> folders = Files.list(folder)) {
      others = folders.filter(Files::isDirectory).filter(path -> !kept.contains(path)).toList();
    }
    for (Path other : others) {
      delete(other);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
