package org.unmask.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;

/**
 * Checkpoints in {@code RUN/checkpoints}: a folder for each state, {@code head-003} after an epoch
 * and {@code fine-tune-002-000500} within one, and {@code progress.json} that names what counts. A
 * kill at any moment leaves the checkpoint before; what it left half done is removed when the
 * folder is next opened. One process at a time.
 */
public final class RunCheckpoints implements Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(RunCheckpoints.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CheckpointFolder folder;
  private final CheckpointRoom room;

  /** What progress.json says; never changed, always replaced. */
  private ObjectNode progress;

  private RunCheckpoints(CheckpointFolder folder, ObjectNode progress) {
    this.folder = folder;
    this.room = new CheckpointRoom(folder);
    this.progress = progress;
  }

  /**
   * Opens the checkpoints of a run, or begins them.
   *
   * @param identity what the run depends on (dataset, settings, weights)
   * @throws IllegalArgumentException if the folder holds checkpoints of another identity
   * @throws PipelineException if the folder cannot be read, or a state is missing
   */
  public static RunCheckpoints open(Path folder, String identity) {
    return open(folder, identity, Disk.LOCAL);
  }

  static RunCheckpoints open(Path path, String identity, Disk disk) {
    CheckpointFolder folder = new CheckpointFolder(path, disk);
    try {
      folder.create();
      RunCheckpoints checkpoints = new RunCheckpoints(folder, read(folder, identity));
      checkpoints.requireStates();
      folder.keepOnly(states(checkpoints.progress));
      checkpoints.measure();
      return checkpoints;
    } catch (IOException e) {
      throw new PipelineException("Cannot open checkpoints " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether all that lies in a folder is of checkpoints: {@link #open} removes what it does not
   * know.
   */
  public static boolean areAllIn(Path folder) throws IOException {
    return CheckpointFolder.isOwn(folder);
  }

  private static ObjectNode read(CheckpointFolder folder, String identity) throws IOException {
    Path file = folder.progress();
    if (!Files.exists(file)) {
      ObjectNode fresh = JSON.createObjectNode();
      fresh.put("identity", identity);
      fresh.putObject("phases");
      return fresh;
    }
    if (!(JSON.readTree(file.toFile()) instanceof ObjectNode progress)
        || !identity.equals(progress.path("identity").asText())) {
      throw new IllegalArgumentException(
          "Cannot resume: the checkpoints in "
              + folder.path()
              + " were made with another dataset, other weights or other settings, or begun by an older version; take those, or --overwrite");
    }
    return progress;
  }

  private void requireStates() {
    for (String name : states(progress)) {
      if (!Files.isDirectory(folder.state(name))) {
        throw new PipelineException(
            "Cannot resume: the state %s is missing".formatted(folder.state(name)));
      }
    }
  }

  private void measure() throws IOException {
    for (JsonNode phase : progress.path("phases")) {
      room.measure(phase.path("last").asText());
    }
  }

  /**
   * Refuses to begin where the disk has no room for the three states that there are at most at
   * once: the last one, the best one, and the one that is being written.
   *
   * @param stateBytes the most that a state may measure
   */
  public void requireRoom(long stateBytes) {
    room.requireForRun(stateBytes, states(progress));
  }

  @Override
  public List<EpochResult> done(String phase) {
    List<EpochResult> done = new ArrayList<>();
    phase(phase).path("history").forEach(row -> done.add(ProgressJson.result(phase, row)));
    return done;
  }

  @Override
  public Optional<EpochProgress> begun(String phase) {
    return ProgressJson.begun(phase(phase));
  }

  @Override
  public boolean ended(String phase) {
    return phase(phase).path("ended").asBoolean(false);
  }

  @Override
  public void save(Network<?> network, List<EpochResult> history, EpochResult best) {
    EpochResult last = history.get(history.size() - 1);
    ObjectNode changed = progress.deepCopy();
    ObjectNode phase = phaseOf(changed, last.phase());
    ProgressJson.putHistory(phase, history);
    phase.put("last", name(last));
    phase.put("best", name(best));
    keep(network, name(last), changed);
  }

  @Override
  public void save(Network<?> network, String phaseName, EpochProgress at) {
    String name = String.format(Locale.ROOT, "%s-%03d-%06d", phaseName, at.epoch(), at.batches());
    if (name.equals(phase(phaseName).path("last").asText())) {
      return;
    }
    ObjectNode changed = progress.deepCopy();
    ObjectNode phase = phaseOf(changed, phaseName);
    ProgressJson.putBegun(phase, at);
    phase.put("last", name);
    keep(network, name, changed);
  }

  @Override
  public void end(String phase) {
    ObjectNode changed = progress.deepCopy();
    phaseOf(changed, phase).put("ended", true);
    try {
      replaceProgress(changed);
    } catch (IOException e) {
      throw failed("progress", e);
    }
  }

  private void keep(Network<?> network, String name, ObjectNode changed) {
    try {
      room.requireForAnother();
      folder.writeState(name, network);
      replaceProgress(changed);
      room.measure(name);
    } catch (IOException e) {
      removeOthers();
      throw failed(name, e);
    }
    removeOthers();
  }

  private void replaceProgress(ObjectNode changed) throws IOException {
    folder.replaceProgress(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
    progress = changed;
    folder.settle();
  }

  /** Half a state takes up the room that is short; that it stays is no reason to end a run. */
  private void removeOthers() {
    try {
      folder.keepOnly(states(progress));
    } catch (IOException e) {
      LOG.warn("Cannot remove what no longer counts in {}: {}", folder.path(), e.getMessage());
    }
  }

  private PipelineException failed(String name, IOException e) {
    return new PipelineException(
        "Cannot keep checkpoint %s: %s; what was kept before is whole, and --resume goes on from %s"
            .formatted(folder.state(name), e.getMessage(), place()),
        e);
  }

  @Override
  public Optional<Path> last(String phase) {
    return stateOf(phase, "last");
  }

  @Override
  public Optional<Path> best(String phase) {
    return stateOf(phase, "best");
  }

  private Optional<Path> stateOf(String phase, String which) {
    return Optional.ofNullable(phase(phase).get(which)).map(JsonNode::asText).map(folder::state);
  }

  @Override
  public String place() {
    String place = "the beginning";
    for (Map.Entry<String, JsonNode> phase : progress.path("phases").properties()) {
      place = ProgressJson.place(phase.getKey(), phase.getValue()).orElse(place);
    }
    return place;
  }

  private JsonNode phase(String phase) {
    return progress.path("phases").path(phase);
  }

  private static ObjectNode phaseOf(ObjectNode progress, String phase) {
    return progress.withObject("/phases").withObject("/" + phase);
  }

  private static String name(EpochResult result) {
    return String.format(Locale.ROOT, "%s-%03d", result.phase(), result.epoch());
  }

  /** The states that count. */
  private static Set<String> states(ObjectNode progress) {
    Set<String> names = new HashSet<>();
    for (JsonNode phase : progress.path("phases")) {
      for (String which : List.of("last", "best")) {
        Optional.ofNullable(phase.get(which)).map(JsonNode::asText).ifPresent(names::add);
      }
    }
    return names;
  }
}
