package org.unmask.demo;

/** Paints the head with its face: relief first, then colour, then light with cast shadows. */
final class HeadLayer {
  private static final float ROUNDNESS = 0.78f;
  private static final int SHADOW_STEPS = 14;

  private final Person person;
  private final HeadGeometry geometry;
  private final NoiseField noise;
  private final int size;
  private final float pixel;
  private final float[] relief;
  private final float[] depth;

  HeadLayer(Person person, HeadGeometry geometry, NoiseField noise, int size) {
    this.person = person;
    this.geometry = geometry;
    this.noise = noise;
    this.size = size;
    this.pixel = 2f / (size * person.pose().scale());
    this.relief = new float[size * size];
    this.depth = new float[size * size];
  }

  void paint(Raster scene) {
    raise();
    SkinPaint skin = new SkinPaint(person, noise);
    EyePaint eyes = new EyePaint(person, noise);
    MouthPaint mouth = new MouthPaint(person, geometry, noise);
    SkinShader shader = new SkinShader(person);
    Ink ink = new Ink();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float canvasX = Scene.canvas(px, size);
        float canvasY = Scene.canvas(py, size);
        float y = geometry.headY(canvasX, canvasY);
        float x = geometry.ballX(geometry.headX(canvasX, canvasY), y);
        float radius = x * x + y * y;
        if (radius >= 1) {
          continue;
        }
        float z = (float) Math.sqrt(1 - radius);
        float u = geometry.faceU(x, z);
        float v = geometry.faceV(x, y, z);
        skin.paint(ink, u, v);
        float wet = mouth.paint(ink, u, v);
        float gleam = eyes.paint(ink, u, v);
        float underHair = underHair(u, v);
        float open = (1 - 0.4f * underHair) * (1 - shadow(px, py));
        shade(shader, ink, px, py, x, y, z, open, wet);
        ink.add(1.1f * gleam * (0.3f + 0.7f * open));
        scene.cover(px, py, ink, Curve.step(0, 3.2f * pixel, 1 - radius));
      }
    }
  }

  /** How much the hair darkens the skin below its edge. */
  private float underHair(float u, float v) {
    if (person.hair().style() == HairLook.Style.SHAVEN) {
      return 0;
    }
    float distance = person.hair().belowEdge(u, v, person.shape().width());
    return Curve.step(0.11f, -0.02f, distance);
  }

  private void raise() {
    FaceRelief face = new FaceRelief(person.shape(), geometry, noise);
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float canvasX = Scene.canvas(px, size);
        float canvasY = Scene.canvas(py, size);
        float y = geometry.headY(canvasX, canvasY);
        float x = geometry.ballX(geometry.headX(canvasX, canvasY), y);
        float radius = x * x + y * y;
        int i = py * size + px;
        if (radius >= 1) {
          depth[i] = -1;
          continue;
        }
        float z = (float) Math.sqrt(1 - radius);
        relief[i] = face.at(geometry.faceU(x, z), geometry.faceV(x, y, z));
        depth[i] = ROUNDNESS * z + relief[i];
      }
    }
  }

  /** The normal is that of the ball plus the slope of the relief. */
  private void shade(
      SkinShader shader,
      Ink ink,
      int px,
      int py,
      float x,
      float y,
      float z,
      float open,
      float wet) {
    int i = py * size + px;
    float slopeX = 0;
    float slopeY = 0;
    if (px > 0 && py > 0 && px < size - 1 && py < size - 1) {
      slopeX = (relief[i + 1] - relief[i - 1]) / (2 * pixel);
      slopeY = (relief[i + size] - relief[i - size]) / (2 * pixel);
    }
    float steep = ROUNDNESS / Math.max(z, 0.18f);
    float alongX = -steep * x / person.shape().width();
    float alongY = -steep * y;
    shader.light(ink, -(alongX + slopeX), -(alongY + slopeY), open, wet);
  }

  /**
   * How much of the lamp the relief hides from a pixel, 0 to 1: looks along the way to the lamp.
   */
  private float shadow(int px, int py) {
    Light light = person.light();
    float flat = (float) Math.sqrt(light.x() * light.x() + light.y() * light.y());
    float stride = Math.max(1, size / 130f);
    float rise = stride * pixel * light.z() / Math.max(flat, 0.15f);
    float start = depth[py * size + px];
    float hidden = 0;
    for (int step = 2; step <= SHADOW_STEPS; step++) {
      int x = Math.round(px + step * stride * light.x() / flat);
      int y = Math.round(py + step * stride * light.y() / flat);
      if (x < 0 || y < 0 || x >= size || y >= size) {
        break;
      }
      float above = depth[y * size + x] - start - step * rise;
      hidden = Math.max(hidden, above / (0.02f + 0.012f * step));
    }
    return 0.75f * Curve.step(0, 1, hidden);
  }
}
