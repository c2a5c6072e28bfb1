package org.unmask.demo;

/** A picture of floats, interleaved RGB, row by row. Whether linear or display, its user knows. */
final class Raster {
  final int width;
  final int height;
  final float[] data;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    this.data = new float[width * height * 3];
  }

  Raster copy() {
    Raster copy = new Raster(width, height);
    System.arraycopy(data, 0, copy.data, 0, data.length);
    return copy;
  }

  int index(int x, int y) {
    return (y * width + x) * 3;
  }

  /** Paints a colour over a pixel, as far as {@code alpha} goes. */
  void cover(int x, int y, Ink ink, float alpha) {
    int i = index(x, y);
    data[i] += (ink.r - data[i]) * alpha;
    data[i + 1] += (ink.g - data[i + 1]) * alpha;
    data[i + 2] += (ink.b - data[i + 2]) * alpha;
  }

  /** The value of a channel between pixels, bilinear; the edge repeats. Pixel centres are whole. */
  float sample(float x, float y, int channel) {
    float cx = Math.min(Math.max(x, 0), width - 1.001f);
    float cy = Math.min(Math.max(y, 0), height - 1.001f);
    int ix = (int) cx;
    int iy = (int) cy;
    float tx = cx - ix;
    float ty = cy - iy;
    int i = index(ix, iy) + channel;
    int j = i + width * 3;
    return Curve.mix(Curve.mix(data[i], data[i + 3], tx), Curve.mix(data[j], data[j + 3], tx), ty);
  }

  float luma(int x, int y) {
    int i = index(x, y);
    return 0.299f * data[i] + 0.587f * data[i + 1] + 0.114f * data[i + 2];
  }
}
