package org.unmask.tensorflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.proto.GraphDef;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.model.Compute;
import org.unmask.model.Device;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Precision;
import org.unmask.model.Score;

/** An {@link ImageClassifier} on a {@link FrozenGraph}. */
final class FrozenClassifier implements ImageClassifier {
  private static final List<ImageView> WHOLE = List.of(ImageView.IDENTITY);

  /**
   * Of 1 to 64 images the fastest on two cores; on 16 cores with an H200 a job scored 1,330
   * images/s by 4, and 2,280, 2,160 and 2,080 by 16, 32 and 64, the graph alone 7,300 by 32 and
   * 7,600 by 64.
   */
  private static final int CPU_BATCH = 4;

  private static final int GPU_BATCH = 32;

  private final ModelSpec spec;
  private final int batch;
  private final ImageDecoder decoder;
  private final InferenceSession network;
  private final DecodePool decoding;

  FrozenClassifier(
      GraphDef definition,
      ModelSpec spec,
      ImageLimits limits,
      Compute compute,
      Device device,
      Precision precision) {
    TensorFlowRuntime.require(device, compute.gpus());
    this.spec = spec;
    network = InferenceSession.open(definition, spec.inputSize(), compute, device, precision);
    network.log(spec.modelId());
    decoder = new ImageDecoder(spec.inputSize(), spec.resizing(), limits, compute.threads());
    decoding = DecodePool.of(compute.decodeThreads());
    batch = TensorFlowRuntime.gpus(device, compute.gpus()).isEmpty() ? CPU_BATCH : GPU_BATCH;
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  @Override
  public int suitableBatch() {
    return batch;
  }

  @Override
  public Precision precision() {
    return network.precision();
  }

  @Override
  public List<Outcome<Score>> classify(List<byte[]> images) {
    try (DecodedBatch batch = DecodedBatch.of(images, WHOLE, decoder, decoding)) {
      if (batch.isEmpty()) {
        return batch.outcomes(index -> new Score(0, 0));
      }
      try (Result result =
          network
              .session()
              .runner()
              .feed(FrozenGraph.IMAGES, batch.tensor())
              .fetch(FrozenGraph.PROBABILITY)
              .fetch(FrozenGraph.LOGIT)
              .run()) {
        float[] probabilities = Tensors.floats(result.get(0));
        float[] logits = Tensors.floats(result.get(1));
        return batch.outcomes(index -> new Score(probabilities[index], logits[index]));
      }
    }
  }

  @Override
  public List<Outcome<List<float[]>>> embed(List<byte[]> images, List<ImageView> views) {
    try (DecodedBatch batch = DecodedBatch.of(images, views, decoder, decoding)) {
      if (batch.isEmpty()) {
        return batch.outcomes(index -> List.of());
      }
      try (Result result =
          network
              .session()
              .runner()
              .feed(FrozenGraph.IMAGES, batch.tensor())
              .fetch(FrozenGraph.EMBEDDING)
              .run()) {
        float[] all = Tensors.floats(result.get(0));
        int count = views.size();
        return batch.outcomes(
            index ->
                IntStream.range(index * count, (index + 1) * count)
                    .mapToObj(row -> embedding(all, row))
                    .toList());
      }
    }
  }

  private static float[] embedding(float[] all, int row) {
    int size = ModelSpec.EMBEDDING_SIZE;
    return Arrays.copyOfRange(all, row * size, (row + 1) * size);
  }

  @Override
  public void close() {
    decoding.close();
    decoder.close();
    network.close();
  }
}
