package org.unmask.demo;

/** Paints eyes, lids, lashes and brows into the colour of the skin. */
final class EyePaint {
  private static final Rgb WHITE = Rgb.display(226, 220, 214);
  private static final Rgb LID_EDGE = Rgb.display(196, 134, 120);
  private static final Rgb DARK = Rgb.display(26, 20, 18);

  private final FaceShape shape;
  private final Colours colours;
  private final Light light;
  private final NoiseField noise;

  EyePaint(Person person, NoiseField noise) {
    this.shape = person.shape();
    this.colours = person.colours();
    this.light = person.light();
    this.noise = noise;
  }

  /** Adds to {@code ink} at a place of the face; returns the mirror-like gleam to add, 0 to 1. */
  float paint(Ink ink, float u, float v) {
    float side = Math.abs(u);
    if (v < -0.4f || v > 0.3f || side > 0.62f) {
      return 0;
    }
    brow(ink, u, side, v);
    float x = (side - shape.eyeSpacing()) / shape.eyeWidth();
    float y = v - FaceShape.EYE_LEVEL + shape.eyeTilt() * (side - shape.eyeSpacing());
    float arch = 1 - x * x;
    float open = shape.eyeOpening();
    float upper = -open * (arch - 0.16f * x * arch);
    float lower = 0.62f * open * arch;
    ink.cover(
        colours.skin().times(new Rgb(0.55f, 0.45f, 0.43f)),
        (0.35f + 0.4f * shape.age()) * Curve.dome(x * x * 0.5f + square((y - 0.085f) / 0.05f)));
    if (arch < -0.35f) {
      return 0;
    }
    float crease = upper - 0.030f - 0.008f * Math.abs(arch);
    ink.cover(
        colours.skin().times(new Rgb(0.36f, 0.26f, 0.24f)),
        0.65f * Curve.dome(square((y - crease) / 0.016f)) * Curve.step(-0.35f, 0.3f, arch));
    float gleam = arch > 0 ? ball(ink, u, x, y, upper, lower) : 0;
    float lash = (0.010f + 0.007f * Curve.clamp(0.5f + 0.5f * x)) * Curve.step(-0.25f, 0.15f, arch);
    ink.cover(
        DARK,
        0.92f
            * Curve.step(lash + 0.001f, 0.4f * lash, Math.abs(y - upper + 0.3f * lash))
            * Curve.step(-0.2f, 0, arch));
    ink.cover(
        LID_EDGE.times(colours.skin().r()),
        0.55f * Curve.dome(square((y - lower) / 0.012f)) * Curve.step(0, 0.2f, arch));
    return gleam;
  }

  private float ball(Ink ink, float u, float x, float y, float upper, float lower) {
    float inside = Curve.step(-0.006f, 0.006f, Math.min(y - upper, lower - y));
    if (inside <= 0) {
      return 0;
    }
    float shade = (1 - 0.42f * x * x) * (0.55f + 0.45f * Curve.step(0, 0.045f, y - upper));
    ink.cover(WHITE.times(0.80f * shade), inside);
    float across = u - Math.signum(u) * shape.eyeSpacing() - shape.gaze();
    float down = y + 0.008f;
    float radius = (float) Math.sqrt(across * across + down * down);
    float iris = 0.068f;
    float inIris = inside * Curve.step(iris + 0.004f, iris - 0.004f, radius);
    if (inIris > 0) {
      float fibres = noise.at(across / (radius + 0.01f) * 9, down / (radius + 0.01f) * 9);
      float ring = Curve.step(0.55f * iris, iris, radius);
      float glow = 1.05f - 0.75f * ring + 0.3f * fibres + 0.35f * Curve.step(-0.02f, 0.04f, down);
      ink.cover(colours.iris().times(glow * (0.5f + 0.5f * shade)), inIris);
      ink.cover(DARK.times(0.5f), inside * Curve.step(0.030f, 0.024f, radius));
    }
    float gx = across - 0.022f * Math.signum(light.x()) - 0.012f * light.x();
    float gy = down + 0.026f;
    return inside * Curve.dome((gx * gx + gy * gy) / (0.019f * 0.019f));
  }

  private void brow(Ink ink, float u, float side, float v) {
    float along = (side - 0.10f) / 0.40f;
    if (along < 0 || along > 1) {
      return;
    }
    float peak = 0.045f + 0.04f * shape.browArch();
    float level =
        FaceShape.EYE_LEVEL
            - shape.browHeight()
            - peak * (1 - square((along - 0.62f) / 0.62f))
            + 0.03f;
    float thick =
        shape.browThickness()
            * Curve.step(1.05f, 0.5f, along)
            * (0.6f + 0.4f * Curve.step(0, 0.2f, along));
    float hairs = noise.at((u + 0.6f * v) * 95, v * 26 - side * 30);
    float body = Curve.dome(square((v - level) / (thick + 0.012f)));
    float alpha = Curve.clamp(1.5f * body * (0.72f + 0.6f * hairs)) * Curve.step(0, 0.08f, along);
    ink.cover(colours.brow(), 0.9f * alpha);
  }

  private static float square(float x) {
    return x * x;
  }
}
