package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.unmask.image.Resizing;
import org.unmask.model.ModelSpec;

/**
 * Detectors that speak beside a trained one: the ensemble's logit is the weighted mean of theirs,
 * each as sure as its own calibration makes it (Lakshminarayanan, Pritzel and Blundell, "Simple and
 * Scalable Predictive Uncertainty Estimation using Deep Ensembles", NeurIPS 2017, who average
 * probabilities; logits keep the ensemble a sum that calibration can shift and stretch). Networks
 * that were trained apart err apart. Scoring costs as many times more.
 *
 * @param others at least one; one that is an ensemble itself counts as one
 * @param share of all of them together in the mean, alike among themselves, above 0 and below 1;
 *     empty for each model alike
 */
public record Ensemble(List<FrozenModel> others, OptionalDouble share) {
  public Ensemble {
    others = List.copyOf(others);
    if (others.isEmpty()) {
      throw new IllegalArgumentException("Invalid ensemble: no other detector");
    }
  }

  /**
   * Makes sure that one image, read once, serves all, and that each has a say of its own.
   *
   * @param trained how many networks what is trained has
   * @param inputSize width and height that training brings images to, in pixels
   * @param how in which way
   * @throws IllegalArgumentException if one of the others sees images otherwise or comes twice, or
   *     there are too many networks
   */
  public void requireFit(int trained, int inputSize, Resizing how) {
    for (FrozenModel other : others) {
      other.requireShownAlike(
          "Cannot ask detector " + other.spec().modelId().substring(0, 12) + " as well",
          inputSize,
          how);
    }
    if (Set.copyOf(identities()).size() < others.size()) {
      throw new IllegalArgumentException(
          "Cannot make an ensemble of the same detector twice (train.ensemble.members)");
    }
    FrozenGraph.requireSomeNetworks(
        trained + others.stream().mapToInt(FrozenModel::networks).sum());
  }

  /** The identities of the others, see {@link ModelSpec#modelId()}. */
  public List<String> identities() {
    return others.stream().map(other -> other.spec().modelId()).toList();
  }

  /** The share of the others together. */
  public double othersShare() {
    return share.orElse(others.size() / (others.size() + 1.0));
  }

  /**
   * The ensemble, of temperature 1 and without a threshold.
   *
   * @param trained calibrated; its embedding is the ensemble's
   */
  public FrozenModel with(FrozenModel trained) {
    List<Member> members = new ArrayList<>(weighted(trained, 1 - othersShare()));
    others.forEach(other -> members.addAll(weighted(other, othersShare() / others.size())));
    ModelSpec spec = trained.spec();
    return FrozenModel.of(members, spec.inputSize(), spec.resizing(), 1);
  }

  private static List<Member> weighted(FrozenModel model, double weight) {
    return model.members().stream()
        .map(member -> member.scaled(weight / model.spec().temperature()))
        .toList();
  }
}
