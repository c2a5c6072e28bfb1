package org.unmask.tensorflow;

import com.google.protobuf.InvalidProtocolBufferException;
import org.tensorflow.proto.GraphDef;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Compute;
import org.unmask.model.Device;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Precision;

/** The frozen graph as bytes, with what is needed to open it on an executor. */
final class FrozenRecipe implements ClassifierRecipe {
  private static final long serialVersionUID = 1L;

  private final byte[] graph;
  private final ModelSpec spec;
  private final ImageLimits limits;
  private final Device device;
  private final Precision precision;

  FrozenRecipe(
      GraphDef graph, ModelSpec spec, ImageLimits limits, Device device, Precision precision) {
    this.graph = graph.toByteArray();
    this.spec = spec;
    this.limits = limits;
    this.device = device;
    this.precision = precision;
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  @Override
  public String sharedAs() {
    return ClassifierRecipe.super.sharedAs()
        + " on "
        + device
        + " in "
        + precision
        + " of "
        + limits;
  }

  @Override
  public ImageClassifier open(Compute compute) {
    try {
      return new FrozenClassifier(
          GraphDef.parseFrom(graph), spec, limits, compute, device, precision);
    } catch (InvalidProtocolBufferException e) {
      throw new PipelineException("Cannot open model " + modelId() + ": " + e.getMessage(), e);
    }
  }
}
