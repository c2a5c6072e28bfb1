package org.unmask.demo;

/** The colour of one pixel while it is being painted: mutable, one for each render. */
final class Ink {
  float r;
  float g;
  float b;

  void set(Rgb colour) {
    r = colour.r();
    g = colour.g();
    b = colour.b();
  }

  void cover(Rgb colour, float alpha) {
    r += (colour.r() - r) * alpha;
    g += (colour.g() - g) * alpha;
    b += (colour.b() - b) * alpha;
  }

  void scale(float factor) {
    r *= factor;
    g *= factor;
    b *= factor;
  }

  void add(float light) {
    r += light;
    g += light;
    b += light;
  }
}
