package org.unmask.tensorflow;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.augmentation.Augmentation;
import org.unmask.augmentation.Augmenter;
import org.unmask.augmentation.FaceSwap;
import org.unmask.augmentation.Picture;
import org.unmask.augmentation.SelfBlend;
import org.unmask.image.InvalidImageException;
import org.unmask.training.EpochOrder;
import org.unmask.training.LabelledImages;
import org.unmask.training.SourceBalance;
import org.unmask.training.TrainingPlan;

/**
 * Examples as training sees them: some fakes give their place to one that is made ({@link
 * FakeMaking}), then a crop is taken, then pixels are changed; reals and what is made go through
 * the same changes. Some of what comes of it has a part of another example put into it.
 */
final class AugmentedImages implements ImageMaker {

  private static final Logger LOG = LoggerFactory.getLogger(AugmentedImages.class);

  private final LabelledImages images;
  private final ImageDecoder decoder;
  private final TrainingPlan.Examples recipe;
  private final long seed;
  private final Augmenter augmenter;
  private final SelfBlend blend;
  private final FakeMaking fakes;
  private final SourceBalance balance;
  private final Mixing mixing;

  AugmentedImages(
      LabelledImages images,
      ImageDecoder decoder,
      TensorFlowJpeg jpeg,
      TrainingPlan.Examples recipe,
      long seed) {
    this.images = images;
    this.decoder = decoder;
    this.recipe = recipe;
    this.seed = seed;
    this.blend = new SelfBlend(jpeg);
    this.augmenter = new Augmenter(jpeg);
    this.balance = new SourceBalance(images, recipe.perEpoch(), recipe.sourceBalance());
    this.mixing = new Mixing(images, recipe.mixShare(), seed, size());
    this.fakes = new FakeMaking(images, recipe.fakes());
  }

  @Override
  public LabelledImages images() {
    return images;
  }

  @Override
  public int size() {
    return recipe.cropSize() == 0 ? decoder.size() : recipe.cropSize();
  }

  @Override
  public int perEpoch() {
    return recipe.perEpoch() == 0 ? images.size() : recipe.perEpoch();
  }

  @Override
  public int[] order(int epoch) {
    return balance.order(seed, epoch);
  }

  /**
   * What chance decides of one example.
   *
   * @param made what takes the image's place
   * @param rest where the making of it draws on
   */
  record Drawn(
      Augmentation augmentation,
      int left,
      int top,
      Optional<FakeMaking.Made> made,
      SplittableRandom rest) {}

  /** What happens to image {@code index} at a draw. */
  Drawn drawn(int index, long draw) {
    SplittableRandom random = EpochOrder.random(seed ^ 0x5DEECE66DL, draw);
    Augmentation augmentation = recipe.augmentation().sample(random);
    int left = random.nextInt(decoder.size() - size() + 1);
    int top = random.nextInt(decoder.size() - size() + 1);
    return new Drawn(augmentation, left, top, fakes.drawn(index, random), random);
  }

  @Override
  public float make(int index, long draw, byte[] target, int offset)
      throws InvalidImageException, IOException {
    makeWhole(index, drawn(index, draw), target, offset);
    float label = images.label(index).index();
    Optional<Mixing.Part> part = part(index, draw);
    return part.isEmpty() ? label : mixed(label, part.get(), draw, target, offset);
  }

  /** What is put into image {@code index} at a draw. */
  Optional<Mixing.Part> part(int index, long draw) {
    return mixing.part(index, draw);
  }

  /** Draws of examples are never negative: the complement is the other's own. */
  private float mixed(float label, Mixing.Part part, long draw, byte[] target, int offset)
      throws IOException {
    byte[] other = new byte[size() * size() * 3];
    try {
      makeWhole(part.image(), drawn(part.image(), ~draw), other, 0);
    } catch (InvalidImageException e) {
      LOG.debug("No part of image {}: {}", images.imageId(part.image()), e.detail());
      return label;
    }
    part.rectangle().paste(other, target, offset);
    return part.rectangle().label(label, images.label(part.image()).index());
  }

  private void makeWhole(int index, Drawn drawn, byte[] target, int offset)
      throws InvalidImageException, IOException {
    byte[] whole = drawn.made().isEmpty() ? decoded(index, drawn) : made(index, drawn);
    if (drawn.augmentation().changesPixels()) {
      Picture crop = Picture.crop(whole, decoder.size(), drawn.left(), drawn.top(), size(), size());
      augmenter.apply(drawn.augmentation(), crop).write(target, offset);
    } else {
      crop(whole, drawn.left(), drawn.top(), target, offset);
    }
  }

  private byte[] decoded(int index, Drawn drawn) throws InvalidImageException, IOException {
    byte[] whole = new byte[decoder.imageBytes()];
    decoder.decode(images.content(index), drawn.augmentation().view(), whole, 0);
    return whole;
  }

  /** The fake itself where the real image that it would be made of cannot be decoded. */
  private byte[] made(int index, Drawn drawn) throws InvalidImageException, IOException {
    FakeMaking.Made made = drawn.made().orElseThrow();
    byte[] real;
    try {
      real = decoded(made.real(), drawn);
    } catch (InvalidImageException e) {
      LOG.debug("Nothing made of image {}: {}", images.imageId(made.real()), e.detail());
      return decoded(index, drawn);
    }
    return switch (made.origin()) {
      case SELF_BLEND -> blend.apply(picture(real), drawn.rest()).bytes();
      case FACE_SWAP ->
          FaceSwap.apply(picture(decoded(index, drawn)), picture(real), drawn.rest()).bytes();
      case IMAGE -> throw new IllegalStateException("an image is not made");
    };
  }

  private Picture picture(byte[] whole) {
    return Picture.of(whole, decoder.size(), decoder.size());
  }

  private void crop(byte[] whole, int left, int top, byte[] target, int offset) {
    int row = size() * 3;
    for (int y = 0; y < size(); y++) {
      int from = ((top + y) * decoder.size() + left) * 3;
      System.arraycopy(whole, from, target, offset + y * row, row);
    }
  }
}
