package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TUint8;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Score;

/** An {@link ImageClassifier} on a {@link FrozenGraph}. */
final class FrozenClassifier implements ImageClassifier {
  private final ModelSpec spec;
  private final ImageDecoder decoder;
  private final Graph graph;
  private final Session session;

  FrozenClassifier(GraphDef definition, ModelSpec spec, ImageLimits limits, int threads) {
    this.spec = spec;
    graph = new Graph();
    graph.importGraphDef(definition);
    session = Sessions.forInference(graph, threads);
    decoder = new ImageDecoder(spec.inputSize(), limits, threads);
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  @Override
  public List<Outcome<Score>> classify(List<byte[]> images) {
    Decoded decoded = decode(images, ImageView.IDENTITY);
    if (decoded.count() == 0) {
      return decoded.outcomes(index -> new Score(0, 0));
    }
    try (TUint8 input = decoded.tensor(spec.inputSize());
        Result result =
            session
                .runner()
                .feed(FrozenGraph.IMAGES, input)
                .fetch(FrozenGraph.PROBABILITY)
                .fetch(FrozenGraph.LOGIT)
                .run()) {
      float[] probabilities = Tensors.floats(result.get(0));
      float[] logits = Tensors.floats(result.get(1));
      return decoded.outcomes(index -> new Score(probabilities[index], logits[index]));
    }
  }

  @Override
  public List<Outcome<float[]>> embed(List<byte[]> images, ImageView view) {
    Decoded decoded = decode(images, view);
    if (decoded.count() == 0) {
      return decoded.outcomes(index -> new float[0]);
    }
    try (TUint8 input = decoded.tensor(spec.inputSize());
        Result result =
            session.runner().feed(FrozenGraph.IMAGES, input).fetch(FrozenGraph.EMBEDDING).run()) {
      float[] all = Tensors.floats(result.get(0));
      return decoded.outcomes(
          index -> {
            float[] one = new float[ModelSpec.EMBEDDING_SIZE];
            System.arraycopy(all, index * one.length, one, 0, one.length);
            return one;
          });
    }
  }

  private Decoded decode(List<byte[]> images, ImageView view) {
    byte[] pixels = new byte[Math.multiplyExact(images.size(), decoder.imageBytes())];
    Map<Integer, InvalidImageException> broken = new TreeMap<>();
    int count = 0;
    for (int i = 0; i < images.size(); i++) {
      try {
        decoder.decode(images.get(i), view, pixels, count * decoder.imageBytes());
        count++;
      } catch (InvalidImageException e) {
        broken.put(i, e);
      }
    }
    return new Decoded(pixels, count, broken, images.size());
  }

  @Override
  public void close() {
    decoder.close();
    session.close();
    graph.close();
  }

  /** The images of a batch that could be decoded, packed, and those that could not. */
  private static final class Decoded {
    private final byte[] pixels;
    private final int count;
    private final Map<Integer, InvalidImageException> broken;
    private final int size;

    Decoded(byte[] pixels, int count, Map<Integer, InvalidImageException> broken, int size) {
      this.pixels = pixels;
      this.count = count;
      this.broken = broken;
      this.size = size;
    }

    int count() {
      return count;
    }

    TUint8 tensor(int inputSize) {
      byte[] packed = pixels;
      if (count < size) {
        packed = new byte[count * inputSize * inputSize * 3];
        System.arraycopy(pixels, 0, packed, 0, packed.length);
      }
      return Tensors.bytes(packed, count, inputSize, inputSize, 3);
    }

    <T> List<Outcome<T>> outcomes(java.util.function.IntFunction<T> value) {
      List<Outcome<T>> outcomes = new ArrayList<>(size);
      int index = 0;
      for (int i = 0; i < size; i++) {
        InvalidImageException problem = broken.get(i);
        outcomes.add(
            problem == null
                ? new Outcome.Success<>(value.apply(index++))
                : new Outcome.Failure<>(problem.error(), problem.detail()));
      }
      return outcomes;
    }
  }
}
