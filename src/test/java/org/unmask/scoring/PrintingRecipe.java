package org.unmask.scoring;

import java.util.List;
import org.unmask.image.ImageView;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Precision;
import org.unmask.model.Score;

/** The fake classifier, with a line on standard output for each image. */
final class PrintingRecipe implements ClassifierRecipe {
  private static final long serialVersionUID = 1L;

  @Override
  public ModelSpec spec() {
    return new FakeRecipe("model", 0.5).spec();
  }

  @Override
  public ImageClassifier open(Compute compute) {
    ImageClassifier fake = new FakeRecipe("model", 0.5).open(compute);
    return new ImageClassifier() {
      @Override
      public ModelSpec spec() {
        return fake.spec();
      }

      @Override
      public Precision precision() {
        return Precision.FLOAT32;
      }

      @Override
      public int suitableBatch() {
        return fake.suitableBatch();
      }

      @Override
      public List<Outcome<Score>> classify(List<byte[]> images) {
        images.forEach(image -> System.out.println("image"));
        return fake.classify(images);
      }

      @Override
      public List<Outcome<List<float[]>>> embed(List<byte[]> images, List<ImageView> views) {
        return fake.embed(images, views);
      }

      @Override
      public void close() {
        fake.close();
      }
    };
  }
}
