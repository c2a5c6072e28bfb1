package org.unmask.tensorflow;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.image.ImageLimits;
import org.unmask.training.EpochResult;
import org.unmask.training.LearningRateSchedule;
import org.unmask.training.Phase;
import org.unmask.training.RunCheckpoints;
import org.unmask.training.Targets;
import org.unmask.training.TrainingListener;
import org.unmask.training.TrainingLoop;
import org.unmask.training.TrainingPlan;

/**
 * A trainer to be killed: fine-tunes the last blocks of the real network on small noise, dark or
 * bright, into the checkpoints of its first argument, and prints a line for each step.
 */
final class KilledTraining {
  static final int STEPS_AN_EPOCH = 5;
  static final int EPOCHS = 3;
  private static final int SIZE = 32;
  private static final int BATCH = 4;

  private KilledTraining() {}

  public static void main(String[] args) {
    train(
        Path.of(args[0]),
        new TrainingListener() {
          @Override
          public void stepped(Phase phase, int epoch, long step, double loss, double rate) {
            System.out.println("step " + step);
          }
        });
  }

  /** Trains, or goes on; the history of the whole. */
  static List<EpochResult> train(Path folder, TrainingListener listener) {
    ListedImages images = new ListedImages(images());
    RunCheckpoints checkpoints = RunCheckpoints.open(folder, "same");
    TrainingPlan.Examples examples =
        new TrainingPlan.Examples(
            AugmentationPolicy.LIGHT, new TrainingPlan.MadeFakes(0.5, 0.5), 0.5, 0, 0, 0);
    FineTuneNetwork.Settings settings =
        new FineTuneNetwork.Settings(
            "block_13", 0.9, 0.2, new Adam.Settings(0.01, 5), 0.9, 0.9, Targets.PLAIN, 1, 2);
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 2);
        TensorFlowJpeg jpeg = new TensorFlowJpeg(2);
        DecodePool pool = DecodePool.of(2);
        FineTuneNetwork network =
            new FineTuneNetwork(TestWeights.normalized(1), TestWeights.head(2), settings)) {
      ImageBatches train =
          new ImageBatches(
              new AugmentedImages(images, decoder, jpeg, examples, 5),
              pool,
              BATCH,
              ImageBatches.Order.TRAINING,
              0);
      ImageBatches validation =
          new ImageBatches(
              new PlainImages(images, decoder, 5), pool, BATCH, ImageBatches.Order.STORED, 0);
      Phase phase =
          new Phase(
              Phase.FINE_TUNE,
              EPOCHS,
              EPOCHS,
              LearningRateSchedule.warmUpThenCosine(1e-3, 0.1, 2, EPOCHS * STEPS_AN_EPOCH),
              2);
      new TrainingLoop(checkpoints, List.of(listener)).run(phase, network, train, validation);
      return checkpoints.done(Phase.FINE_TUNE);
    }
  }

  /** Enough for five batches, and two that cannot be decoded: one real, one fake. */
  private static List<byte[]> images() {
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < STEPS_AN_EPOCH * BATCH; i++) {
      BufferedImage image = TestImages.noise(SIZE, SIZE, i);
      int mask = i % 2 == 0 ? 0x3F3F3F : 0xFFFFFF;
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          image.setRGB(x, y, image.getRGB(x, y) & mask);
        }
      }
      images.add(TestImages.encoded(image, "png"));
    }
    Random random = new Random(3);
    for (int i : new int[] {4, 11}) {
      byte[] broken = new byte[50];
      random.nextBytes(broken);
      images.set(i, broken);
    }
    return images;
  }
}
