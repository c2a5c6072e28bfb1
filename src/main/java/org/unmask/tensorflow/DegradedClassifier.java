package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.unmask.augmentation.Augmentation;
import org.unmask.augmentation.Augmenter;
import org.unmask.augmentation.Picture;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Precision;
import org.unmask.model.Score;

/**
 * Decodes images to the size of the network's input, degrades them, and hands them to another
 * classifier as PNGs, which lose nothing. For measuring, where an encoding more does not matter.
 */
final class DegradedClassifier implements ImageClassifier {
  private final ImageClassifier whole;
  private final Augmentation degradation;
  private final ImageDecoder decoder;
  private final TensorFlowJpeg jpeg;
  private final Augmenter augmenter;

  /** Closes {@code whole} with itself. */
  DegradedClassifier(
      ImageClassifier whole, Augmentation degradation, ImageLimits limits, Compute compute) {
    this.whole = whole;
    this.degradation = degradation;
    this.decoder =
        new ImageDecoder(
            whole.spec().inputSize(), whole.spec().resizing(), limits, compute.threads());
    this.jpeg = new TensorFlowJpeg(compute.threads());
    this.augmenter = new Augmenter(jpeg);
  }

  @Override
  public ModelSpec spec() {
    return whole.spec();
  }

  @Override
  public int suitableBatch() {
    return whole.suitableBatch();
  }

  @Override
  public Precision precision() {
    return whole.precision();
  }

  @Override
  public List<Outcome<Score>> classify(List<byte[]> images) {
    return whole.classify(degraded(images));
  }

  @Override
  public List<Outcome<List<float[]>>> embed(List<byte[]> images, List<ImageView> views) {
    return whole.embed(degraded(images), views);
  }

  /** What cannot be decoded is handed on as it is, to fail there. */
  private List<byte[]> degraded(List<byte[]> images) {
    int size = decoder.size();
    byte[] pixels = new byte[decoder.imageBytes()];
    List<byte[]> degraded = new ArrayList<>(images.size());
    for (byte[] image : images) {
      try {
        decoder.decode(image, degradation.view(), pixels, 0);
        Picture picture = augmenter.apply(degradation, Picture.of(pixels, size, size));
        degraded.add(jpeg.png(picture.bytes(), size, size));
      } catch (InvalidImageException e) {
        degraded.add(image);
      }
    }
    return degraded;
  }

  @Override
  public void close() {
    jpeg.close();
    decoder.close();
    whole.close();
  }
}
