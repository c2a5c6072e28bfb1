package org.unmask.tensorflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.augmentation.Augmentation;
import org.unmask.augmentation.Change;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Raster;
import org.unmask.training.AugmentedSample;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.AugmentedSample.Version;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** Shows images as fine-tuning sees them: made by the very code that makes its batches. */
public final class AugmentationPreview {

  private static final Logger LOG = LoggerFactory.getLogger(AugmentationPreview.class);

  private AugmentationPreview() {}

  /**
   * The images that can be decoded, each as it is and in some versions, made of these alone. A
   * self-blend is of any of the reals among them.
   *
   * @param images a few; each is decoded {@code versions + 1} times and held; stays open
   * @return in the order of the images; fewer where some cannot be decoded, which the log names
   * @throws PipelineException if one cannot be read
   */
  public static List<AugmentedSample> of(
      LabelledImages images, TrainingPlan plan, ImageLimits limits, int versions) {
    int threads = plan.stepThreads();
    try (ImageDecoder decoder =
            new ImageDecoder(plan.inputSize(), plan.resizing(), limits, threads);
        TensorFlowJpeg jpeg = new TensorFlowJpeg(threads)) {
      List<Raster> plain = new ArrayList<>();
      LabelledImages shown = decodable(new PlainImages(images, decoder, plan.seed()), plain);
      if (plain.isEmpty()) {
        return List.of();
      }
      AugmentedImages augmented =
          new AugmentedImages(shown, decoder, jpeg, plan.examples(), plan.seed());
      List<AugmentedSample> samples = new ArrayList<>();
      for (int i = 0; i < shown.size(); i++) {
        List<Version> seen = new ArrayList<>();
        for (int version = 0; version < versions; version++) {
          // As the steps of an epoch 0 would draw, which training itself never has.
          long draw = (long) i * versions + version;
          AugmentedImages.Drawn drawn = augmented.drawn(i, draw);
          seen.add(
              new Version(
                  version(augmented, i, draw),
                  drawn.made().map(FakeMaking.Made::origin).orElse(Origin.IMAGE),
                  words(drawn.augmentation(), augmented.part(i, draw), shown)));
        }
        samples.add(new AugmentedSample(shown.label(i), shown.source(i), plain.get(i), seen));
      }
      return samples;
    }
  }

  /** Training leaves out what cannot be decoded, and so does what shows it. */
  private static LabelledImages decodable(PlainImages all, List<Raster> plain) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < all.images().size(); i++) {
      try {
        plain.add(raster(all, i, 0));
        indices.add(i);
      } catch (InvalidImageException e) {
        LOG.warn("Image {} is not shown: {}", all.images().imageId(i), e.getMessage());
      }
    }
    return new SomeImages(all.images(), indices);
  }

  private static Raster version(AugmentedImages augmented, int index, long draw) {
    try {
      return raster(augmented, index, draw);
    } catch (InvalidImageException e) {
      throw new PipelineException(
          "Cannot show image " + augmented.images().imageId(index) + ": " + e.getMessage(), e);
    }
  }

  private static Raster raster(ImageMaker maker, int index, long draw)
      throws InvalidImageException {
    byte[] pixels = new byte[maker.size() * maker.size() * 3];
    try {
      maker.make(index, draw, pixels, 0);
    } catch (IOException e) {
      throw new PipelineException(
          "Cannot show image " + maker.images().imageId(index) + ": " + e.getMessage(), e);
    }
    return new Raster(maker.size(), maker.size(), pixels);
  }

  /** Such as {@code mirror, zoom 1.12, jpeg 62, 40 % of another FAKE}. */
  private static String words(
      Augmentation augmentation, Optional<Mixing.Part> part, LabelledImages images) {
    StringJoiner words = new StringJoiner(", ");
    for (Change change : Change.values()) {
      augmentation
          .strength(change)
          .ifPresent(
              strength -> words.add(change == Change.MIRROR ? "mirror" : word(change, strength)));
    }
    part.ifPresent(
        of ->
            words.add(
                String.format(
                    Locale.ROOT,
                    "%.0f %% of another %s",
                    100 * of.rectangle().share(),
                    images.label(of.image()))));
    return words.toString();
  }

  private static String word(Change change, double strength) {
    String pattern = Math.abs(strength) < 10 ? "%s %.2f" : "%s %.0f";
    return String.format(Locale.ROOT, pattern, change.key(), strength);
  }
}
