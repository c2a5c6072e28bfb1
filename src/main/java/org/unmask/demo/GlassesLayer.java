package org.unmask.demo;

/** Paints spectacles: rims, bridge, sides and a faint reflection. */
final class GlassesLayer {
  private static final Rgb FRAME = Rgb.display(36, 30, 30);
  private static final Rgb METAL = Rgb.display(150, 140, 120);
  private static final Rgb SKY = new Rgb(0.75f, 0.8f, 0.85f);

  private final Person person;
  private final HeadGeometry geometry;
  private final int size;

  GlassesLayer(Person person, HeadGeometry geometry, int size) {
    this.person = person;
    this.geometry = geometry;
    this.size = size;
  }

  void paint(Raster scene) {
    float amount = person.extras().glasses();
    if (amount <= 0) {
      return;
    }
    float shape = person.extras().glassesShape();
    float half = 0.225f + 0.02f * shape;
    float tall = 0.165f - 0.03f * shape;
    float thick = 0.012f + 0.016f * amount;
    Rgb frame = shape > 0.6f ? METAL : FRAME;
    Ink ink = new Ink();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float canvasX = Scene.canvas(px, size);
        float canvasY = Scene.canvas(py, size);
        float y = geometry.headY(canvasX, canvasY);
        float x = geometry.ballX(geometry.headX(canvasX, canvasY), y);
        float radius = x * x + y * y;
        if (radius >= 0.98f) {
          continue;
        }
        float z = (float) Math.sqrt(1 - radius);
        float u = geometry.faceU(x, z) - geometry.parallax(0.07f);
        float v = geometry.faceV(x, y, z) - FaceShape.EYE_LEVEL - 0.02f;
        float side = Math.abs(u);
        if (Math.abs(v) > 0.3f) {
          continue;
        }
        float dx = (side - person.shape().eyeSpacing() + 0.005f) / half;
        float dy = v / tall;
        // Between a circle (power 2) and a rounded box (power 4).
        float squares = dx * dx + dy * dy;
        float quads = dx * dx * dx * dx + dy * dy * dy * dy;
        float rim = (Curve.mix(squares, (float) Math.sqrt(quads), 0.8f) - 1) * 0.5f * tall;
        float onRim = Curve.step(thick, 0.55f * thick, Math.abs(rim));
        float inner = person.shape().eyeSpacing() - half;
        float bridge =
            side < inner + 0.02f
                ? Curve.step(thick, 0.5f * thick, Math.abs(v + 0.045f - 0.5f * side))
                : 0;
        float temple =
            side > person.shape().eyeSpacing() + half
                ? Curve.step(thick, 0.5f * thick, Math.abs(v + 0.05f))
                : 0;
        if (rim < 0) {
          ink.set(SKY);
          float sheen = Curve.step(0.10f, -0.12f, v + 0.4f * u);
          scene.cover(px, py, ink, 0.07f * sheen * person.light().key());
        }
        ink.set(frame.times(0.5f + 0.5f * person.light().key()));
        scene.cover(px, py, ink, 0.95f * Math.max(onRim, Math.max(bridge, temple)));
      }
    }
  }
}
