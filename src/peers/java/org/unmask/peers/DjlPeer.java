package org.unmask.peers;

import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** DJL with its TensorFlow engine, on the SavedModel itself. */
final class DjlPeer implements Peer {
  private final ZooModel<Image, Float> model;

  DjlPeer(String folder) throws Exception {
    model =
        Criteria.builder()
            .setTypes(Image.class, Float.class)
            .optModelPath(Path.of(folder))
            .optModelName("saved_model")
            .optEngine("TensorFlow")
            .optTranslator(new Scores())
            .build()
            .loadModel();
  }

  @Override
  public float[] score(List<BufferedImage> images) throws Exception {
    ImageFactory factory = ImageFactory.getInstance();
    List<Image> pictures = images.stream().map(factory::fromImage).toList();
    // Predictors are not for several threads; they are light.
    try (Predictor<Image, Float> predictor = model.newPredictor()) {
      List<Float> scores = predictor.batchPredict(pictures);
      float[] probabilities = new float[scores.size()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = scores.get(i);
      }
      return probabilities;
    }
  }

  /** Pixels in as bytes, as the model's signature takes them. */
  private static final class Scores implements Translator<Image, Float> {
    @Override
    public NDList processInput(TranslatorContext context, Image image) {
      return new NDList(
          image
              .toNDArray(context.getNDManager(), Image.Flag.COLOR)
              .toType(ai.djl.ndarray.types.DataType.UINT8, false));
    }

    @Override
    public Float processOutput(TranslatorContext context, NDList outputs) {
      return outputs.get("probability_fake").toFloatArray()[0];
    }

    @Override
    public Batchifier getBatchifier() {
      return Batchifier.STACK;
    }
  }
}
