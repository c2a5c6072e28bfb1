package org.unmask.tensorflow;

import java.util.Arrays;
import org.tensorflow.Result;
import org.tensorflow.types.TUint8;
import org.unmask.model.Compute;
import org.unmask.model.Precision;
import org.unmask.training.Distillation;
import org.unmask.training.LabelledImages;
import org.unmask.training.Taught;

/**
 * A detector that says what it makes of the examples that another learns from: of the very pixels,
 * cropped and changed as they are ("Knowledge distillation: A good teacher is patient and
 * consistent", Beyer et al., CVPR 2022). Probabilities are calibrated as the model is; they are
 * computed in bfloat16 where that is fast, whatever {@code score.precision} says.
 */
final class Teacher implements ImageBatches.Teaching {
  private final Distillation distillation;
  private final LabelledImages images;
  private final InferenceSession network;

  /**
   * Opens a model as a teacher; the caller closes it.
   *
   * @param images that indices are of
   * @param size width and height of the examples, in pixels: the model's own input, or a crop of it
   */
  Teacher(
      FrozenModel model, Distillation distillation, LabelledImages images, int size, int threads) {
    this.distillation = distillation;
    this.images = images;
    this.network =
        InferenceSession.open(
            FrozenGraph.build(model.members(), size, model.spec().temperature()),
            size,
            Compute.ofThreads(threads),
            TensorFlowRuntime.training().device(),
            Precision.AUTO);
  }

  @Override
  public Taught of(TUint8 examples, int[] indices) {
    return distillation.taught(
        Arrays.stream(indices).mapToObj(images::source).toList(), probabilities(examples));
  }

  private float[] probabilities(TUint8 examples) {
    try (Result result =
        network
            .session()
            .runner()
            .feed(FrozenGraph.IMAGES, examples)
            .fetch(FrozenGraph.PROBABILITY)
            .run()) {
      return Tensors.floats(result.get(0));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
