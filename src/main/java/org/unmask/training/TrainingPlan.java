package org.unmask.training;

import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.image.Resizing;

/**
 * How to train, in two phases.
 *
 * @param seed of every random choice
 * @param inputSize height and width of the network's input, in pixels
 * @param resizing how images reach that size
 * @param threads that a step computes on; 0 for all cores
 * @param dropout share of the features that a step leaves out, 0 to below 1
 * @param examples what becomes of images before fine-tuning sees them
 * @param objective what a step is to reach, in both phases
 */
public record TrainingPlan(
    long seed,
    int inputSize,
    Resizing resizing,
    int threads,
    double dropout,
    Examples examples,
    Objective objective,
    Head head,
    FineTune fineTune) {

  /**
   * What becomes of images.
   *
   * @param augmentation what training may do to one
   * @param fakes which fakes give their place to one that is made
   * @param mixShare share of the images in which a rectangle is another image's; 0 to 1
   * @param sourceBalance see {@link SourceBalance}; 0 to 1
   * @param perEpoch how many images an epoch has; 0 for as many as there are
   * @param cropSize height and width of the random crop that fine-tuning sees, as pixels of the
   *     network's input; 0 for all of it
   */
  public record Examples(
      AugmentationPolicy augmentation,
      MadeFakes fakes,
      double mixShare,
      double sourceBalance,
      int perEpoch,
      int cropSize) {}

  /**
   * Which fakes give their place to one that is made anew each time.
   *
   * @param blendShare share whose place a self-blend of a real image takes; 0 to 1
   * @param swapShare share of the others whose face is put into a real image of their source; 0 to
   *     1
   */
  public record MadeFakes(double blendShare, double swapShare) {
    /** All are shown themselves. */
    public static final MadeFakes NONE = new MadeFakes(0, 0);
  }

  /** Whether classes of unlike size count alike. */
  public enum ClassWeights {
    /** Each image counts once. */
    NONE,
    /** Each class counts as much as the other. */
    BALANCED
  }

  /**
   * What a step is to reach.
   *
   * @param labelSmoothing see {@link Targets}
   */
  public record Objective(double labelSmoothing, ClassWeights classWeights) {

    /** The targets over so many images of each class, in the mean; above 0 each. */
    public Targets targets(double reals, double fakes) {
      return switch (classWeights) {
        case NONE -> new Targets(labelSmoothing, 1, 1);
        case BALANCED -> Targets.balanced(labelSmoothing, reals, fakes);
      };
    }
  }

  /**
   * The first phase: the head alone, on features computed once.
   *
   * @param views how many views of each training image are cached; the first is the image as it is
   * @param weightDecay decoupled, a share of the kernel at rate 1
   */
  public record Head(
      int views, int epochs, int batchSize, double learningRate, int patience, double weightDecay) {

    Phase phase() {
      return new Phase(Phase.HEAD, epochs, patience, LearningRateSchedule.constant(learningRate));
    }
  }

  /** Whether any phase has an epoch. */
  public boolean isTraining() {
    return head.epochs() > 0 || fineTune.wanted();
  }

  /** The head's phase. */
  public Phase headPhase() {
    return head.phase();
  }

  /** The fine-tuning phase; its schedule needs to know how long an epoch is. */
  public Phase fineTunePhase(int stepsPerEpoch) {
    return fineTune.phase(stepsPerEpoch);
  }

  /** Threads of a step, with 0 made to the number of cores. */
  public int stepThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
