package org.unmask.evaluation;

import java.util.Random;
import org.unmask.image.Label;

/** Scored images for tests. */
public final class Scored {

  private Scored() {}

  /** One image a letter, {@code F} or {@code R}, each a group of its own. */
  static ScoredImages of(String letters, double... probabilities) {
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < letters.length(); i++) {
      String id = "i" + i;
      add(builder, id, id, "camera", letters.charAt(i) == 'F', probabilities[i]);
    }
    return builder.build();
  }

  /** Images of three sources in groups of four; the last source is the hardest. */
  public static ScoredImages random(int size, long seed) {
    Random random = new Random(seed);
    ScoredImages.Builder builder = ScoredImages.builder();
    String[] sources = {"stylegan-faces", "dfdc-faces", "hard-faces"};
    double[] ease = {3.6, 2.4, 1.4};
    double groupShift = 0;
    for (int i = 0; i < size; i++) {
      if (i % 4 == 0) {
        groupShift = 0.5 * random.nextGaussian();
      }
      int source = i / 4 % 3;
      boolean fake = random.nextInt(100) < 45;
      double logit = (fake ? 1 : -1) * ease[source] / 2 + groupShift + 1.2 * random.nextGaussian();
      builder.add(
          "%064x".formatted(i),
          sources[source] + "/" + (fake ? "Fake" : "Real") + "/" + i + ".jpg",
          "group-" + i / 4,
          sources[source],
          fake ? Label.FAKE : Label.REAL,
          1 / (1 + Math.exp(-logit)),
          logit);
    }
    return builder.build();
  }

  static void add(
      ScoredImages.Builder builder,
      String id,
      String group,
      String source,
      boolean fake,
      double probability) {
    double logit = Math.log(probability / (1 - probability));
    Label label = fake ? Label.FAKE : Label.REAL;
    builder.add(id, id + ".jpg", group, source, label, probability, logit);
  }
}
