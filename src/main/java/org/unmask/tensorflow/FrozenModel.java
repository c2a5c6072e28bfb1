package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.image.Resizing;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Device;
import org.unmask.model.ModelSpec;
import org.unmask.model.ModelSpecJson;
import org.unmask.model.OperatingPoint;
import org.unmask.model.PlattScaling;
import org.unmask.model.Precision;
import org.unmask.model.Reference;
import org.unmask.model.ThresholdChoice;

/** A model as it is shipped: the frozen graph and its spec; a SavedModel directory on disk. */
public final class FrozenModel {
  private static final String SPEC = "assets.extra/model-spec.json";

  private final GraphDef graph;
  private final ModelSpec spec;

  private FrozenModel(GraphDef graph, ModelSpec spec) {
    this.graph = graph;
    this.spec = spec;
  }

  /** Freezes the weights of one network; the spec's threshold is 0.5 until one is chosen. */
  static FrozenModel of(
      FoldedWeights weights,
      HeadWeights head,
      int inputSize,
      Resizing resizing,
      double temperature) {
    return of(List.of(new Member(weights, head)), inputSize, resizing, temperature);
  }

  /** The same of some networks whose logits are summed, see {@link FrozenGraph}. */
  static FrozenModel of(
      List<Member> members, int inputSize, Resizing resizing, double temperature) {
    GraphDef graph = FrozenGraph.build(members, inputSize, temperature);
    return new FrozenModel(
        graph,
        new ModelSpec(
            FrozenGraph.identity(graph),
            inputSize,
            resizing,
            0.5,
            "not chosen yet",
            temperature,
            Map.of(),
            Map.of()));
  }

  /**
   * The same model with another temperature inside the graph, and logits that are shifted: another
   * identity, no threshold.
   */
  public FrozenModel withCalibration(PlattScaling scaling) {
    List<Member> members = new ArrayList<>(members());
    members.set(0, members.get(0).shifted(scaling.shift()));
    return of(members, spec.inputSize(), spec.resizing(), scaling.temperature());
  }

  /** The same graph with what was chosen and measured. */
  public FrozenModel withSpec(
      double threshold,
      String thresholdRule,
      Map<String, String> origin,
      Map<String, Double> measurements) {
    return new FrozenModel(
        graph,
        new ModelSpec(
            spec.modelId(),
            spec.inputSize(),
            spec.resizing(),
            threshold,
            thresholdRule,
            spec.temperature(),
            origin,
            measurements));
  }

  /** The same with what validation images look like to it. */
  public FrozenModel withReference(Reference reference) {
    return new FrozenModel(graph, spec.withReference(reference));
  }

  /** The same with thresholds that have names, for {@link ModelSpec#thresholds}. */
  public FrozenModel withThresholds(List<OperatingPoint> named) {
    return new FrozenModel(graph, spec.withThresholds(named));
  }

  /** The same with another threshold to score by; the identity stays. */
  public FrozenModel withThreshold(ThresholdChoice choice) {
    return new FrozenModel(graph, spec.withThreshold(choice));
  }

  GraphDef graph() {
    return graph;
  }

  /** Its networks: one, or several in an {@link Ensemble}. */
  List<Member> members() {
    return FrozenGraph.members(graph);
  }

  /** How many networks score each image: 1, or more in an {@link Ensemble}. */
  public int networks() {
    return members().size();
  }

  public ModelSpec spec() {
    return spec;
  }

  /**
   * Makes sure that training shows images as this model sees them.
   *
   * @param what cannot be done otherwise, for a person
   * @throws IllegalArgumentException if it does not
   */
  void requireShownAlike(String what, int inputSize, Resizing how) {
    if (spec.inputSize() != inputSize || !spec.resizing().equals(how)) {
      throw new IllegalArgumentException(
          "%s: it sees images at %d pixels (%s), training would show %d (%s); set train.input-size, train.resize-mode and train.resize-filter"
              .formatted(what, spec.inputSize(), words(spec.resizing()), inputSize, words(how)));
    }
  }

  private static String words(Resizing resizing) {
    return "%s, %s".formatted(resizing.mode(), resizing.filter()).toLowerCase(Locale.ROOT);
  }

  /** How to open this model on an executor, on whatever it has, in float32. */
  public ClassifierRecipe recipe(ImageLimits limits) {
    return recipe(limits, Device.AUTO, Precision.FLOAT32);
  }

  /** How to open this model on an executor. */
  public ClassifierRecipe recipe(ImageLimits limits, Device device, Precision precision) {
    return new FrozenRecipe(graph, spec, limits, device, precision);
  }

  /** The same, for a model that sees each image degraded. */
  public ClassifierRecipe recipe(
      ImageLimits limits, Device device, Precision precision, Degradation degradation) {
    ClassifierRecipe whole = recipe(limits, device, precision);
    return degradation.strengths().isEmpty()
        ? whole
        : new DegradedRecipe(whole, degradation, limits);
  }

  /** Writes a SavedModel directory; {@code folder} must exist and be empty. */
  public void write(Path folder) throws IOException {
    SavedModelFile.write(folder, graph, spec.inputSize());
    Path json = folder.resolve(SPEC);
    Files.createDirectories(json.getParent());
    Files.writeString(json, ModelSpecJson.toJson(spec));
  }

  /**
   * Reads a model directory.
   *
   * @throws IllegalArgumentException if it is none, if graph and spec do not belong together, or if
   *     the graph could do anything but compute
   * @throws PipelineException if it cannot be read
   */
  public static FrozenModel read(Path folder) {
    if (!SavedModelFile.isModel(folder) || !Files.isRegularFile(folder.resolve(SPEC))) {
      throw new IllegalArgumentException(
          "Cannot read model %s: no model directory (saved_model.pb and %s are wanted)"
              .formatted(folder, SPEC));
    }
    try {
      GraphDef graph = SavedModelFile.readGraph(folder);
      ModelSpec spec = readSpec(folder);
      if (!FrozenGraph.identity(graph).equals(spec.modelId())) {
        throw new IllegalArgumentException(
            "Cannot read model "
                + folder
                + ": model-spec.json belongs to another graph (model_id differs)");
      }
      requireHarmless(folder, graph, spec);
      return new FrozenModel(graph, spec);
    } catch (IOException e) {
      throw new PipelineException("Cannot read model " + folder + ": " + e.getMessage(), e);
    }
  }

  private static ModelSpec readSpec(Path folder) throws IOException {
    try {
      return ModelSpecJson.fromJson(Files.readString(folder.resolve(SPEC)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Cannot read model " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void requireHarmless(Path folder, GraphDef graph, ModelSpec spec) {
    try {
      ModelGraphRules.require(graph, spec.inputSize());
      FrozenGraph.members(graph);
      if (FrozenGraph.inverseTemperature(graph) != (float) (1 / spec.temperature())) {
        throw new IllegalArgumentException(
            "its model-spec.json says another temperature than its graph computes with");
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Cannot read model " + folder + ": " + e.getMessage(), e);
    }
  }
}
