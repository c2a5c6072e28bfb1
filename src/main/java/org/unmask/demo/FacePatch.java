package org.unmask.demo;

/** A face cut out upright at the resolution of a face network, and put back elsewhere. */
final class FacePatch {
  private static final float LEFT = -0.64f;
  private static final float TOP = -0.46f;
  private static final float SIDE = 1.5f;

  private final Raster pixels;

  private FacePatch(Raster pixels) {
    this.pixels = pixels;
  }

  /** Cuts the face out of a photograph, {@code resolution} pixels a side. */
  static FacePatch cut(Photo photo, int resolution) {
    Landmarks landmarks = photo.landmarks();
    int size = photo.picture().width;
    float pixelsAcross = SIDE * (Math.abs(landmarks.xu()) + Math.abs(landmarks.yu())) * size / 2;
    float shrink = pixelsAcross / resolution;
    Raster source = Filters.blur(photo.picture(), Math.max(0, 0.45f * (shrink - 0.5f)));
    Raster patch = new Raster(resolution, resolution);
    for (int py = 0; py < resolution; py++) {
      for (int px = 0; px < resolution; px++) {
        float u = LEFT + SIDE * (px + 0.5f) / resolution;
        float v = TOP + SIDE * (py + 0.5f) / resolution;
        float x = (landmarks.canvasX(u, v) + 1) * size / 2 - 0.5f;
        float y = (landmarks.canvasY(u, v) + 1) * size / 2 - 0.5f;
        int i = patch.index(px, py);
        for (int c = 0; c < 3; c++) {
          patch.data[i + c] = source.sample(x, y, c);
        }
      }
    }
    return new FacePatch(patch);
  }

  /**
   * Doubles the resolution as transposed convolution does: uneven overlaps leave a checkerboard.
   */
  FacePatch doubled(float unevenness) {
    Raster twice = Filters.resize(pixels, 2 * pixels.width, 2 * pixels.height);
    for (int y = 0; y < twice.height; y++) {
      for (int x = 0; x < twice.width; x++) {
        float gain =
            1 + unevenness * (((x & 1) == 0 ? 0.5f : -0.5f) + ((y & 1) == 0 ? 0.5f : -0.5f));
        int i = twice.index(x, y);
        twice.data[i] *= gain;
        twice.data[i + 1] *= gain;
        twice.data[i + 2] *= gain;
      }
    }
    return new FacePatch(twice);
  }

  FacePatch denoised(float tolerance) {
    return new FacePatch(Filters.denoise(pixels, tolerance));
  }

  /** The patch laid onto a canvas where the landmarks say; its edge repeats outside. */
  Raster placed(Landmarks landmarks, int size) {
    Raster out = new Raster(size, size);
    float scale = pixels.width / SIDE;
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float x = Scene.canvas(px, size);
        float y = Scene.canvas(py, size);
        float sx = (landmarks.faceU(x, y) - LEFT) * scale - 0.5f;
        float sy = (landmarks.faceV(x, y) - TOP) * scale - 0.5f;
        int i = out.index(px, py);
        for (int c = 0; c < 3; c++) {
          out.data[i + c] = pixels.sample(sx, sy, c);
        }
      }
    }
    return out;
  }
}
