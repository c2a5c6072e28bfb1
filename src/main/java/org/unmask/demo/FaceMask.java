package org.unmask.demo;

/** The inner face, brows to chin, as a soft shape on a picture: what a manipulation replaces. */
final class FaceMask {
  private final Landmarks landmarks;
  private final float halfWidth;
  private final float halfHeight;
  private final float softness;

  FaceMask(Landmarks landmarks, Dice dice) {
    this.landmarks = landmarks;
    this.halfWidth = dice.between(0.46, 0.56);
    this.halfHeight = dice.between(0.54, 0.64);
    this.softness = dice.between(0.10, 0.35);
  }

  /** How much of the pixel is replaced, 0 to 1. */
  float at(int px, int py, int size) {
    float x = Scene.canvas(px, size);
    float y = Scene.canvas(py, size);
    float u = landmarks.faceU(x, y);
    float v = (landmarks.faceV(x, y) - 0.31f) / halfHeight;
    // Narrower towards the chin.
    float wide = halfWidth * (1 - 0.16f * Curve.step(0, 1, v));
    float squares = u / wide * (u / wide) + v * v;
    return Curve.step(1, 1 - softness, squares);
  }

  /** Lays one picture over another under the mask. */
  Raster blend(Raster below, Raster above) {
    Raster out = below.copy();
    for (int y = 0; y < out.height; y++) {
      for (int x = 0; x < out.width; x++) {
        float alpha = at(x, y, out.width);
        if (alpha > 0) {
          int i = out.index(x, y);
          for (int c = 0; c < 3; c++) {
            out.data[i + c] = Curve.mix(below.data[i + c], above.data[i + c], alpha);
          }
        }
      }
    }
    return out;
  }
}
