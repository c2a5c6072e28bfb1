package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.proto.GraphDef;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Device;
import org.unmask.model.ModelSpec;
import org.unmask.model.Precision;
import org.unmask.training.TrainingPlan;

/** The weights that training begins with, read from any of the forms that Unmask knows. */
public final class InitialWeights {
  private final PretrainedWeights weights;
  private final Optional<HeadWeights> detectorHead;
  private final List<Member> others;
  private final GraphDef graph;

  private InitialWeights(
      PretrainedWeights weights,
      Optional<HeadWeights> detectorHead,
      List<Member> others,
      int inputSize) {
    this.weights = weights;
    this.detectorHead = detectorHead;
    this.others = others;
    this.graph = FrozenGraph.build(membersWith(head()), inputSize, 1);
  }

  /**
   * Reads weights.
   *
   * @param path an Unmask model directory; Keras' no-top {@code .h5}; a {@code .bin} with its
   *     {@code .json}; or a folder that holds one such file
   * @throws IllegalArgumentException if it is none of these, or not MobileNetV2 1.0
   * @throws PipelineException if it cannot be read
   */
  public static InitialWeights read(Path path, int inputSize) {
    try {
      if (SavedModelFile.isModel(path)) {
        return of(SavedModelFile.readGraph(path), inputSize);
      }
      return new InitialWeights(readFile(path), Optional.empty(), List.of(), inputSize);
    } catch (IOException e) {
      throw new PipelineException("Cannot read weights " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * The model at {@code path}; empty where there is no model of Unmask's but something else, such
   * as other weights.
   *
   * @throws IllegalArgumentException if there is nothing at all
   * @throws PipelineException if it cannot be read
   */
  public static Optional<FrozenModel> detector(Path path) {
    requireThere(path);
    return SavedModelFile.isModel(path) ? Optional.of(FrozenModel.read(path)) : Optional.empty();
  }

  /** The weights of a model that has been read. */
  public static InitialWeights of(FrozenModel model, int inputSize) {
    return of(model.graph(), inputSize);
  }

  private static InitialWeights of(GraphDef model, int inputSize) {
    List<Member> members = FrozenGraph.members(model);
    Member first = members.get(0);
    return new InitialWeights(
        first.weights(), Optional.of(first.head()), members.subList(1, members.size()), inputSize);
  }

  private static PretrainedWeights readFile(Path path) throws IOException {
    requireThere(path);
    Path file = Files.isDirectory(path) ? onlyWeightsFile(path) : path;
    String name = file.getFileName().toString();
    if (name.endsWith(".h5")) {
      return KerasWeightsFile.read(file);
    }
    if (name.endsWith(".bin")) {
      return FlatWeightsFile.read(file);
    }
    throw new IllegalArgumentException(
        "Cannot read weights "
            + path
            + ": neither an Unmask model directory, nor a .h5 of Keras, nor a .bin with its .json");
  }

  private static void requireThere(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          "Cannot read weights " + path + ": no such file or folder");
    }
  }

  private static Path onlyWeightsFile(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found =
          files
              .filter(file -> file.toString().endsWith(".h5") || file.toString().endsWith(".bin"))
              .toList();
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "Cannot read weights %s: it is no Unmask model directory and holds %d weight files (.h5 or .bin; one is wanted)"
              .formatted(folder, found.size()));
    }
    return found.get(0);
  }

  /** Whether they come from a model of Unmask's, which has told reals from fakes before. */
  public boolean isDetector() {
    return detectorHead.isPresent();
  }

  /**
   * Makes sure that they can be trained on.
   *
   * @throws IllegalArgumentException if they are those of several networks
   */
  public void requireOneNetwork() {
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          ("Cannot train: the weights are an ensemble of %d networks; begin with one of its members"
                  + " (train.head.epochs=0 and train.fine-tune.epochs=0 calibrate the ensemble alone)")
              .formatted(others.size() + 1));
    }
  }

  /** All networks, the first with a head that was trained. */
  List<Member> membersWith(HeadWeights head) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(weights.folded(), head));
    members.addAll(others);
    return members;
  }

  /** A detector's own; of other weights one that says nothing yet, all zeros. */
  HeadWeights head() {
    return detectorHead.orElseGet(() -> new HeadWeights(new float[ModelSpec.EMBEDDING_SIZE], 0));
  }

  /**
   * SHA-256 of backbone and {@link #head} as a frozen graph, hex: the weights' identity in any
   * form.
   */
  public String identity() {
    return FrozenGraph.identity(graph);
  }

  /** A classifier whose embedding is that of these weights; its scores say nothing. */
  public ClassifierRecipe featureRecipe(TrainingPlan plan, ImageLimits limits, Device device) {
    ModelSpec spec =
        new ModelSpec(
            identity(),
            plan.inputSize(),
            plan.resizing(),
            0.5,
            "none: features only",
            1,
            Map.of(),
            Map.of());
    return new FrozenRecipe(graph, spec, limits, device, Precision.FLOAT32);
  }

  PretrainedWeights weights() {
    return weights;
  }
}
