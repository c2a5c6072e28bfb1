package org.unmask.demo;

/** Whole-picture filters; each returns a new picture. */
final class Filters {
  private Filters() {}

  /** Gaussian blur; {@code sigma} in pixels. The edge repeats. */
  static Raster blur(Raster in, float sigma) {
    if (sigma < 0.05f) {
      return in.copy();
    }
    float[] kernel = kernel(sigma);
    Raster across = new Raster(in.width, in.height);
    pass(in.data, across.data, in.height, in.width, in.width * 3, 3, kernel);
    Raster down = new Raster(in.width, in.height);
    pass(across.data, down.data, in.width, in.height, 3, in.width * 3, kernel);
    return down;
  }

  /** Adds what a blur of {@code sigma} takes away, {@code amount} times. */
  static Raster sharpen(Raster in, float sigma, float amount) {
    Raster soft = blur(in, sigma);
    for (int i = 0; i < soft.data.length; i++) {
      soft.data[i] = in.data[i] + amount * (in.data[i] - soft.data[i]);
    }
    return soft;
  }

  /** Resizes: averages what falls into a pixel when shrinking, bilinear when enlarging. */
  static Raster resize(Raster in, int width, int height) {
    float stepX = (float) in.width / width;
    float stepY = (float) in.height / height;
    Raster source = stepX > 1.2f ? blur(in, 0.42f * (stepX - 0.6f)) : in;
    Raster out = new Raster(width, height);
    for (int y = 0; y < height; y++) {
      float sy = (y + 0.5f) * stepY - 0.5f;
      for (int x = 0; x < width; x++) {
        float sx = (x + 0.5f) * stepX - 0.5f;
        int i = out.index(x, y);
        for (int c = 0; c < 3; c++) {
          out.data[i + c] = source.sample(sx, sy, c);
        }
      }
    }
    return out;
  }

  /** Each pixel moves towards neighbours that look like it: noise goes, edges stay. */
  static Raster denoise(Raster in, float tolerance) {
    Raster out = in.copy();
    float scale = 1 / (tolerance * tolerance);
    for (int y = 1; y < in.height - 1; y++) {
      for (int x = 1; x < in.width - 1; x++) {
        float centre = in.luma(x, y);
        float weights = 0;
        float r = 0;
        float g = 0;
        float b = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            float difference = in.luma(x + dx, y + dy) - centre;
            float weight = 1 / (1 + difference * difference * scale);
            int i = in.index(x + dx, y + dy);
            weights += weight;
            r += weight * in.data[i];
            g += weight * in.data[i + 1];
            b += weight * in.data[i + 2];
          }
        }
        int i = in.index(x, y);
        out.data[i] = r / weights;
        out.data[i + 1] = g / weights;
        out.data[i + 2] = b / weights;
      }
    }
    return out;
  }

  private static float[] kernel(float sigma) {
    int radius = Math.max(1, (int) Math.ceil(2.6f * sigma));
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      float weight = (float) StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      kernel[i + radius] = weight;
      sum += weight;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Convolves {@code lines} lines of {@code length} RGB pixels that lie {@code step} apart. */
  private static void pass(
      float[] in, float[] out, int lines, int length, int lineStep, int step, float[] kernel) {
    int radius = kernel.length / 2;
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      for (int p = 0; p < length; p++) {
        float r = 0;
        float g = 0;
        float b = 0;
        boolean inside = p >= radius && p < length - radius;
        for (int k = -radius; k <= radius; k++) {
          int q = inside ? p + k : Math.min(Math.max(p + k, 0), length - 1);
          int i = start + q * step;
          float weight = kernel[k + radius];
          r += weight * in[i];
          g += weight * in[i + 1];
          b += weight * in[i + 2];
        }
        int o = start + p * step;
        out[o] = r;
        out[o + 1] = g;
        out[o + 2] = b;
      }
    }
  }
}
