package org.unmask.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;

/**
 * How the model does on the images of one source: a good mean can hide a source that it fails on.
 *
 * @param rocAuc among this source's images alone; NaN when they are all real or all fake
 * @param confusionMatrix at the same threshold as the whole
 */
public record SourceResult(String source, double rocAuc, ConfusionMatrix confusionMatrix) {

  /** One result a source, in the order of their names. */
  static List<SourceResult> of(ScoredImages images, double threshold) {
    TreeMap<String, List<Integer>> bySource = new TreeMap<>();
    for (int i = 0; i < images.size(); i++) {
      bySource.computeIfAbsent(images.source(i), source -> new ArrayList<>()).add(i);
    }
    return bySource.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), images, threshold))
        .toList();
  }

  private static SourceResult of(
      String source, List<Integer> indices, ScoredImages images, double threshold) {
    double[] probabilities = indices.stream().mapToDouble(images::probability).toArray();
    Label[] labels = indices.stream().map(images::label).toArray(Label[]::new);
    ConfusionMatrix matrix =
        indices.stream()
            .map(i -> ConfusionMatrix.of(images.label(i), images.probability(i), threshold))
            .reduce(ConfusionMatrix.EMPTY, ConfusionMatrix::plus);
    return new SourceResult(source, RocAuc.of(probabilities, labels), matrix);
  }
}
