package org.unmask.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.unmask.image.ImageError;
import org.unmask.image.ImageView;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Precision;
import org.unmask.model.Score;

/**
 * A classifier that needs no network: what {@link TestImages} puts behind an image says what it
 * makes of it. Counts what a JVM does with it.
 */
final class FakeRecipe implements ClassifierRecipe {
  private static final Resizing RESIZING = new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC);

  private static final long serialVersionUID = 1L;

  static final int SUITABLE_BATCH = 6;

  static final AtomicInteger OPENED = new AtomicInteger();
  static final AtomicInteger CLOSED = new AtomicInteger();
  static final AtomicInteger FAILURES_TO_COME = new AtomicInteger();
  static final AtomicLong CRASH_AFTER = new AtomicLong(Long.MAX_VALUE);
  static final AtomicLong CLASSIFIED = new AtomicLong();
  static final AtomicInteger THREADS = new AtomicInteger();
  static final AtomicInteger LARGEST_BATCH = new AtomicInteger();
  static final AtomicLong LARGEST_BATCH_BYTES = new AtomicLong();

  private final String modelId;
  private final double threshold;

  FakeRecipe(String modelId, double threshold) {
    this.modelId = modelId;
    this.threshold = threshold;
  }

  /** Closes what is open, then counts from zero. */
  static void reset() {
    ExecutorClassifier.closeAll();
    OPENED.set(0);
    CLOSED.set(0);
    FAILURES_TO_COME.set(0);
    CRASH_AFTER.set(Long.MAX_VALUE);
    CLASSIFIED.set(0);
    LARGEST_BATCH.set(0);
    LARGEST_BATCH_BYTES.set(0);
  }

  @Override
  public ModelSpec spec() {
    return new ModelSpec(modelId, 224, RESIZING, threshold, "by hand", 1, Map.of(), Map.of());
  }

  @Override
  public ImageClassifier open(Compute compute) {
    if (FAILURES_TO_COME.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("no memory left for it");
    }
    OPENED.incrementAndGet();
    THREADS.set(compute.threads());
    return new FakeClassifier(spec());
  }

  private record FakeClassifier(ModelSpec spec) implements ImageClassifier {

    @Override
    public int suitableBatch() {
      return SUITABLE_BATCH;
    }

    @Override
    public Precision precision() {
      return Precision.FLOAT32;
    }

    @Override
    public List<Outcome<Score>> classify(List<byte[]> images) {
      return each(images, FakeClassifier::score);
    }

    private static Score score(byte[] image) {
      double probability = TestImages.probability(image);
      return new Score(probability, 2 * probability - 1);
    }

    /** Three numbers a view: the image's probability, and the view's zoom and mirroring. */
    @Override
    public List<Outcome<List<float[]>>> embed(List<byte[]> images, List<ImageView> views) {
      return each(images, image -> views.stream().map(view -> features(image, view)).toList());
    }

    private static float[] features(byte[] image, ImageView view) {
      return new float[] {
        (float) TestImages.probability(image), (float) view.zoom(), view.mirrored() ? 1 : 0
      };
    }

    private static <T> List<Outcome<T>> each(List<byte[]> images, Function<byte[], T> answer) {
      if (CLASSIFIED.addAndGet(images.size()) > CRASH_AFTER.get()) {
        throw new IllegalStateException("the graph fell over");
      }
      LARGEST_BATCH.accumulateAndGet(images.size(), Math::max);
      LARGEST_BATCH_BYTES.accumulateAndGet(
          images.stream().mapToLong(image -> image.length).sum(), Math::max);
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (byte[] image : images) {
        if (TestImages.endsWith(image, TestImages.CRASH)) {
          throw new IllegalStateException("the graph fell over");
        }
        outcomes.add(
            TestImages.endsWith(image, TestImages.BROKEN)
                ? new Outcome.Failure<>(ImageError.CORRUPT, "pixels end early")
                : new Outcome.Success<>(answer.apply(image)));
      }
      return outcomes;
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }
}
