package org.unmask.demo;

/** Makes fakes from photographs. The photograph itself is left as it is. */
final class Forger {
  private static final int DONORS_LOOKED_AT = 12;

  private final long seed;
  private final int size;

  Forger(long seed, int size) {
    this.seed = seed;
    this.size = size;
  }

  Raster forge(Manipulation manipulation, Photo base, Person person, long fake) {
    Dice dice = Dice.of(seed, Dice.Stream.FORGERY, fake);
    return switch (manipulation) {
      case FACE_SWAP -> swap(base, person, fake, dice);
      case RESYNTHESIS -> resynthesise(base, dice);
      case COMPOSITE -> composite(base, dice);
      case GENERATED -> generate(base.picture(), dice);
    };
  }

  /** Donors are people of whom the corpus holds nothing else, so that none links two groups. */
  private Raster swap(Photo base, Person person, long fake, Dice dice) {
    Person donor = Person.draw(Dice.of(seed, Dice.Stream.DONOR, fake * DONORS_LOOKED_AT));
    for (int i = 1; i < DONORS_LOOKED_AT; i++) {
      Person other = Person.draw(Dice.of(seed, Dice.Stream.DONOR, fake * DONORS_LOOKED_AT + i));
      if (person.distanceTo(other) < person.distanceTo(donor)) {
        donor = other;
      }
    }
    Photo photo = Photo.take(donor, Camera.draw(dice), size);
    FaceMask mask = new FaceMask(base.landmarks(), dice);
    Raster face = FacePatch.cut(photo, resolution(dice, 0.20, 0.34)).placed(base.landmarks(), size);
    ColourTransfer.fit(face, base.picture(), mask, dice.between(0.75, 1));
    return mask.blend(base.picture(), face);
  }

  private Raster resynthesise(Photo base, Dice dice) {
    FaceMask mask = new FaceMask(base.landmarks(), dice);
    FacePatch patch = FacePatch.cut(base, resolution(dice, 0.18, 0.28));
    if (dice.chance(0.6)) {
      patch = patch.doubled(dice.between(0.01, 0.035));
    }
    Raster face = patch.placed(base.landmarks(), size);
    ColourTransfer.fit(face, base.picture(), mask, dice.between(0.7, 1));
    return mask.blend(base.picture(), Filters.sharpen(face, 1, dice.between(0, 0.5)));
  }

  private Raster composite(Photo base, Dice dice) {
    FaceMask mask = new FaceMask(base.landmarks(), dice);
    Raster face = Filters.denoise(Filters.blur(base.picture(), dice.between(0.6, 1.1)), 0.08f);
    float red = dice.between(0.02, 0.09) * (dice.chance(0.5) ? 1 : -1);
    float blue = dice.between(0.02, 0.09) * (dice.chance(0.5) ? 1 : -1);
    float gain = dice.around(1, 0.08);
    for (int i = 0; i < face.data.length; i += 3) {
      face.data[i] *= gain * (1 + red);
      face.data[i + 1] *= gain;
      face.data[i + 2] *= gain * (1 + blue);
    }
    return mask.blend(base.picture(), face);
  }

  private Raster generate(Raster picture, Dice dice) {
    int half = size / 2;
    Raster latent = Filters.denoise(Filters.resize(picture, half, half), 0.10f);
    Raster out = Filters.resize(latent, size, size);
    float unevenness = dice.between(0.008, 0.022);
    float noise = dice.between(0.004, 0.012);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float gain = 1 + ((x & 1) == (y & 1) ? unevenness : -unevenness);
        int i = out.index(x, y);
        for (int c = 0; c < 3; c++) {
          out.data[i + c] = out.data[i + c] * gain + noise * dice.normal();
        }
      }
    }
    return Filters.sharpen(out, 1, dice.between(0.2, 0.8));
  }

  /** The side of a face patch, as a share of the picture's. */
  private int resolution(Dice dice, double low, double high) {
    return Math.max(12, Math.round(size * dice.between(low, high)));
  }
}
