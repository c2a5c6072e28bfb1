package org.unmask.tensorflow;

import java.util.Random;
import org.unmask.image.ImageLimits;
import org.unmask.training.BatchSource;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** Times the training step alone, and the way from encoded images to it, on one network. */
public final class TrainingBenchmark implements AutoCloseable {
  private static final int FEWEST_STEPS = 4;

  private final TrainingPlan plan;
  private final FineTuneNetwork network;
  private final ImageDecoder decoder;
  private final TensorFlowJpeg jpeg;
  private final DecodePool pool;
  private final ImageMaker maker;
  private final ImageBatches images;
  private long step;

  /** Begins with the model's weights; {@code images} stay the caller's. */
  public TrainingBenchmark(
      FrozenModel model, TrainingPlan plan, ImageLimits limits, LabelledImages images) {
    this.plan = plan;
    int threads = plan.stepThreads();
    this.decoder = new ImageDecoder(plan.inputSize(), plan.resizing(), limits, threads);
    this.jpeg = new TensorFlowJpeg(threads);
    this.pool = DecodePool.of(threads);
    this.maker = new AugmentedImages(images, decoder, jpeg, plan.examples(), plan.seed());
    this.images = batches(maker);
    Member member = model.members().get(0);
    NormalizedWeights weights =
        Calibration.insertBatchNorm(
            member.weights(),
            batches(new PlainImages(images, decoder, plan.seed())),
            32,
            plan.inputSize());
    this.network =
        new FineTuneNetwork(weights, member.head(), FineTuneNetwork.Settings.of(plan, images));
  }

  private ImageBatches batches(ImageMaker examples) {
    return new ImageBatches(
        examples,
        pool,
        plan.fineTune().batchSize(),
        ImageBatches.Order.TRAINING,
        TensorFlowRuntime.training().batchesAhead());
  }

  /**
   * Floating-point operations of one forward pass over one image, additions counted, without what
   * is small beside convolutions.
   *
   * @param size width and height of the input in pixels
   */
  public static double operations(int size) {
    return 2.0 * MobileNetV2.multiplyAdds(size);
  }

  /** About how many steps take so many seconds, 4 or more; warms up. */
  public int stepsIn(double seconds) {
    trainOnRandom(FEWEST_STEPS);
    double stepsPerSecond = trainOnRandom(FEWEST_STEPS) / plan.fineTune().batchSize();
    return Math.max(FEWEST_STEPS, (int) Math.ceil(seconds * stepsPerSecond));
  }

  /** Images a second of some steps, fed the same random tensors each. */
  public double trainOnRandom(int steps) {
    int count = plan.fineTune().batchSize();
    int size = maker.size();
    byte[] pixels = new byte[count * size * size * 3];
    new Random(1).nextBytes(pixels);
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
    }
    try (ImageBatch batch = new ImageBatch(Tensors.bytes(pixels, count, size, size, 3), labels)) {
      long begin = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        train(batch);
      }
      return (double) steps * count / seconds(begin);
    }
  }

  /** Images a second of some steps on decoded and augmented images, as training takes them. */
  public double trainOnImages(int steps, int epoch) {
    long trained = 0;
    int taken = 0;
    long begin = System.nanoTime();
    for (int walked = 0; taken < steps; walked++) {
      try (BatchSource.Walk<ImageBatch> walk = images.epoch(epoch + walked)) {
        while (taken < steps && walk.hasNext()) {
          try (ImageBatch batch = walk.next()) {
            train(batch);
            trained += batch.size();
            taken++;
          }
        }
      }
    }
    return trained / seconds(begin);
  }

  private void train(ImageBatch batch) {
    network.train(batch, step++, 1e-6);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    network.close();
    pool.close();
    jpeg.close();
    decoder.close();
  }
}
