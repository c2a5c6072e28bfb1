package org.unmask.demo;

/** Paints lips, teeth and nostrils. */
final class MouthPaint {
  private static final Rgb TEETH = Rgb.display(224, 214, 200);
  private static final Rgb INSIDE = Rgb.display(58, 20, 20);
  private static final Rgb LIPSTICK = Rgb.display(168, 36, 48);

  private final FaceShape shape;
  private final Rgb lips;
  private final Rgb shade;
  private final HeadGeometry geometry;
  private final NoiseField noise;

  MouthPaint(Person person, HeadGeometry geometry, NoiseField noise) {
    this.shape = person.shape();
    this.lips = person.colours().lips().mix(LIPSTICK, 0.7f * person.extras().lipstick());
    this.shade = person.colours().skin().times(new Rgb(0.16f, 0.09f, 0.08f));
    this.geometry = geometry;
    this.noise = noise;
  }

  /** Adds to {@code ink}; returns how wet the place is, for its gloss, 0 to 1. */
  float paint(Ink ink, float u, float v) {
    nostrils(ink, u, v);
    float half = shape.mouthWidth() * (1 + 0.12f * Math.max(0, shape.smile()));
    float t = u / half;
    if (Math.abs(t) > 1.15f || v < 0.42f || v > 0.82f) {
      return 0;
    }
    float arch = Math.max(0, 1 - t * t);
    float middle = FaceShape.MOUTH_LEVEL - 0.065f * shape.smile() * (t * t - 0.3f);
    float bow = 1 - 0.28f * Curve.dome(t * t / 0.05f);
    float gap = shape.parted() * arch;
    float top = middle - gap * 0.4f - shape.upperLip() * arch * bow;
    float upperEdge = middle - gap * 0.4f;
    float lowerEdge = middle + gap * 0.6f;
    float bottom = lowerEdge + shape.lowerLip() * (float) Math.sqrt(arch) * (0.4f + 0.6f * arch);
    float soft = 0.009f;
    float inLips = Curve.step(-soft, soft, v - top) * Curve.step(-soft, soft, bottom - v);
    float grain = 1 + 0.16f * noise.at(u * 75, v * 9) - 0.2f * Curve.step(lowerEdge, top, v);
    ink.cover(lips.times(grain), 0.85f * inLips);
    float inGap = Curve.step(-0.004f, 0.004f, Math.min(v - upperEdge, lowerEdge - v));
    if (gap > 0.004f && inGap > 0) {
      ink.cover(INSIDE, inGap);
      float tooth = Math.abs(Curve.sine(u * 40 + 1.57f));
      float bright = (0.62f + 0.38f * Curve.step(0, 0.25f, tooth)) * (1 - 0.75f * t * t);
      ink.cover(
          TEETH.times(0.85f * bright),
          inGap * Curve.step(-0.002f, 0.008f, lowerEdge - 0.25f * gap - v));
    }
    float line = v - Curve.mix(upperEdge, lowerEdge, gap > 0.004f ? 0 : 0.5f);
    float corner =
        Curve.dome((Math.abs(t) - 1) * (Math.abs(t) - 1) / 0.03f + line * line / 0.0009f);
    float seam = Curve.dome(line * line / 0.00022f) * Curve.step(1.08f, 0.9f, Math.abs(t));
    ink.cover(shade, Math.max(0.85f * seam, 0.5f * corner));
    return inLips * (1 - inGap);
  }

  private void nostrils(Ink ink, float u, float v) {
    float level = FaceShape.EYE_LEVEL + shape.noseLength() + 0.012f;
    if (Math.abs(v - level) > 0.1f || Math.abs(u) > 0.35f) {
      return;
    }
    float x = u - geometry.parallax(0.55f * shape.noseHeight());
    float side = Math.abs(x);
    float hole =
        Curve.dome(
            side, v + 0.25f * side, 0.46f * shape.noseWidth(), level + 0.01f, 0.042f, 0.024f);
    ink.cover(shade, Curve.clamp(1.5f * hole));
    ink.cover(
        shade, 0.35f * Curve.dome(side, v, 0.5f * shape.noseWidth(), level + 0.02f, 0.13f, 0.03f));
  }
}
