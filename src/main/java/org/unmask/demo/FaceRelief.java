package org.unmask.demo;

/** The relief of a face over the ball of the head, in half head heights: nose, sockets, lips. */
final class FaceRelief {
  private final FaceShape shape;
  private final HeadGeometry geometry;
  private final NoiseField noise;

  FaceRelief(FaceShape shape, HeadGeometry geometry, NoiseField noise) {
    this.shape = shape;
    this.geometry = geometry;
    this.noise = noise;
  }

  float at(float u, float v) {
    float side = Math.abs(u);
    float eye = FaceShape.EYE_LEVEL;
    float mouth = FaceShape.MOUTH_LEVEL;
    float h = 0;
    h +=
        (0.02f + 0.03f * shape.browRidge()) * Curve.dome(side, v, 0.25f, eye - 0.19f, 0.30f, 0.13f);
    h -= 0.075f * Curve.dome(side, v, shape.eyeSpacing() - 0.03f, eye - 0.02f, 0.24f, 0.16f);
    h += 0.045f * Curve.dome(side, v, shape.eyeSpacing(), eye, 0.16f, 0.10f);
    h += nose(u, v);
    h += (0.02f + 0.03f * shape.cheekbones()) * Curve.dome(side, v, 0.43f, 0.27f, 0.27f, 0.22f);
    h += 0.02f * Math.max(0, shape.smile()) * Curve.dome(side, v, 0.36f, 0.40f, 0.16f, 0.16f);
    h += 0.03f * Curve.dome(u, v, 0, mouth, 0.34f, 0.20f);
    h += 0.028f * Curve.dome(u, v, 0, mouth - 0.6f * shape.upperLip(), 0.20f, 0.055f);
    h += 0.032f * Curve.dome(u, v, 0, mouth + 0.7f * shape.lowerLip(), 0.17f, 0.065f);
    h -= 0.022f * Curve.dome(u, v, 0, mouth, shape.mouthWidth(), 0.022f);
    h -= 0.012f * Curve.dome(u, v, 0, 0.48f, 0.03f, 0.07f);
    h -= 0.022f * Curve.dome(u, v, 0, 0.755f, 0.19f, 0.06f);
    h += (0.03f + 0.03f * shape.chin()) * Curve.dome(u, v, 0, 0.87f, 0.19f, 0.14f);
    return h + folds(side, v) + 0.0016f * noise.octaves(u * 60, v * 60, 2);
  }

  private float nose(float u, float v) {
    float tipLevel = FaceShape.EYE_LEVEL + shape.noseLength() - 0.04f;
    float along = (v - FaceShape.EYE_LEVEL + 0.10f) / (tipLevel - FaceShape.EYE_LEVEL + 0.10f);
    if (along < -0.2f || along > 1.5f) {
      return 0;
    }
    float height = shape.noseHeight();
    float rise = Curve.step(-0.15f, 1, along) * Curve.step(1.32f, 1.0f, along);
    float x = u - geometry.parallax(0.8f * height * rise);
    float halfWidth = Curve.mix(0.085f, 0.95f * shape.noseWidth(), Curve.clamp(along));
    float ridge = height * rise * Curve.dome(x * x / (halfWidth * halfWidth * 1.7f));
    float tip = 0.045f * Curve.dome(x, v, 0, tipLevel, 0.6f * shape.noseWidth(), 0.075f);
    float wing =
        0.05f
            * Curve.dome(Math.abs(x), v, 0.78f * shape.noseWidth(), tipLevel + 0.03f, 0.06f, 0.06f);
    return ridge + tip + wing;
  }

  /** Lines of age and of a smile. */
  private float folds(float side, float v) {
    float depth = 0.010f * shape.age() + 0.008f * Math.max(0, shape.smile());
    float run = (v - 0.36f) / 0.28f;
    float fold = 0;
    if (run > 0 && run < 1) {
      float at = 0.145f + 0.15f * run - 0.05f * run * run;
      float across = (side - at) / 0.028f;
      fold -= depth * Curve.dome(across * across) * Curve.dome((2 * run - 1) * (2 * run - 1));
    }
    if (shape.age() > 0.25f && v < -0.25f && v > -0.55f) {
      float wave = noise.at(side * 3, 7) * 0.02f;
      float line = Curve.sine((v + wave) * 70);
      fold += 0.0035f * shape.age() * line * Curve.dome(side / 0.5f * (side / 0.5f));
    }
    return fold;
  }
}
