package org.unmask.training;

import java.util.List;

/**
 * How much of a step's target is what another detector, the teacher, makes of the same pixels
 * (Hinton et al., "Distilling the Knowledge in a Neural Network", 2015). Cross-entropy is linear in
 * its target, so the loss by a target of both is the mean of the two losses by the share. Weights
 * of classes go by the labels alone.
 *
 * @param share of the target that is the teacher's probability; the rest is the label; above 0, at
 *     most 1
 * @param sources whose images the teacher is asked about; none for all
 */
public record Distillation(double share, List<String> sources) {

  public Distillation {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("Invalid share: " + share + " (above 0, at most 1)");
    }
    sources = List.copyOf(sources);
  }

  /** Whether the teacher is asked about images of a source. */
  public boolean isAsked(String source) {
    return sources.isEmpty() || sources.contains(source);
  }

  /**
   * What the teacher makes of some examples.
   *
   * @param from the source of each
   * @param probabilities that each is fake, by the teacher
   */
  public Taught taught(List<String> from, float[] probabilities) {
    float[] asked = probabilities.clone();
    for (int i = 0; i < asked.length; i++) {
      if (!isAsked(from.get(i))) {
        asked[i] = Float.NaN;
      }
    }
    return new Taught(share, asked);
  }
}
