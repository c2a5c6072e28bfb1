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

/** The frozen graph as bytes, with what is needed to open it on an executor. */
final class FrozenRecipe implements ClassifierRecipe {
  private static final long serialVersionUID = 1L;

  private final byte[] graph;
  private final ModelSpec spec;
  private final ImageLimits limits;
  private final Device device;

  FrozenRecipe(GraphDef graph, ModelSpec spec, ImageLimits limits, Device device) {
    this.graph = graph.toByteArray();
    this.spec = spec;
    this.limits = limits;
    this.device = device;
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  @Override
  public String sharedAs() {
    return ClassifierRecipe.super.sharedAs() + " on " + device;
  }

  @Override
  public ImageClassifier open(Compute compute) {
    try {
      return new FrozenClassifier(GraphDef.parseFrom(graph), spec, limits, compute, device);
    } catch (InvalidProtocolBufferException e) {
      throw new PipelineException("Cannot open model " + modelId() + ": " + e.getMessage(), e);
    }
  }
}
