package org.unmask.demo;

/** The colour of the skin before light falls on it: blood, pores, freckles, beard. */
final class SkinPaint {
  private final Person person;
  private final Rgb flush;
  private final Rgb dark;
  private final Rgb beard;
  private final NoiseField noise;

  SkinPaint(Person person, NoiseField noise) {
    this.person = person;
    Rgb skin = person.colours().skin();
    this.flush = skin.times(new Rgb(0.98f, 0.72f, 0.72f));
    this.dark = skin.times(new Rgb(0.50f, 0.38f, 0.34f));
    this.beard = person.colours().hair().times(0.8f).mix(skin.times(0.3f), 0.25f);
    this.noise = noise;
  }

  void paint(Ink ink, float u, float v) {
    Rgb skin = person.colours().skin();
    float side = Math.abs(u);
    ink.set(skin);
    float blood =
        0.55f * Curve.dome(side, v, 0.38f, 0.30f, 0.28f, 0.24f)
            + 0.55f * Curve.dome(u, v, 0, 0.34f, 0.16f, 0.14f)
            + 0.25f * Curve.dome(u, v, 0, 0.88f, 0.2f, 0.16f)
            + 0.18f * noise.octaves(u * 5, v * 5, 2);
    ink.cover(flush, Curve.clamp(blood));
    float pores = noise.octaves(u * 46, v * 46, 2);
    ink.scale(
        1
            + (0.055f + 0.05f * person.shape().age()) * pores
            + 0.05f * noise.octaves(u * 8, v * 8, 2));
    float freckles = person.extras().freckles();
    if (freckles > 0) {
      float spot = noise.at(u * 38 + 9, v * 38) * noise.at(u * 23, v * 23 + 5);
      float where = Curve.dome(u, v, 0, 0.2f, 0.75f, 0.55f);
      ink.cover(dark, 0.75f * freckles * where * Curve.step(0.16f, 0.40f, spot));
    }
    float mole = noise.at(u * 9 + 40, v * 9 + 3);
    ink.cover(dark, 0.5f * Curve.step(0.93f, 0.97f, mole));
    stubble(ink, u, v, side);
  }

  private void stubble(Ink ink, float u, float v, float side) {
    float amount = person.extras().beard();
    if (amount <= 0 || v < 0.1f) {
      return;
    }
    float edge = 0.03f * noise.octaves(u * 14, v * 14, 2);
    float cheek =
        Curve.step(
            0.50f, 0.66f, v + 0.30f * (side - 0.30f) + Math.max(0, side - 0.42f) * 0.9f + edge);
    float mouth = Curve.dome(u, v, 0, FaceShape.MOUTH_LEVEL + 0.02f, 0.27f, 0.12f);
    float jaw = cheek * (1 - Curve.clamp(2.2f * mouth));
    float lip =
        person.extras().moustache()
            * Curve.dome(u, v, 0, 0.505f, 0.27f, 0.075f)
            * 1.6f
            * Curve.step(0.62f, 0.53f, v);
    float strands = 0.62f + 0.55f * noise.at(u * 85, v * 34) + 0.2f * noise.at(u * 140, v * 70);
    float cover = Curve.clamp(Math.max(jaw, Curve.clamp(lip)) * (0.25f + 0.85f * amount));
    ink.cover(beard, Curve.clamp(cover * strands * (0.55f + 0.6f * amount)));
  }
}
