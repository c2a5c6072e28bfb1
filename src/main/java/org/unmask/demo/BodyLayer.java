package org.unmask.demo;

/** Paints shoulders, neck and ears, which lie behind the face. */
final class BodyLayer {
  private static final float EAR_LEVEL = 0.10f;

  private final Person person;
  private final HeadGeometry geometry;
  private final NoiseField noise;
  private final int size;
  private final float neckWidth;
  private final SkinShader shader;
  private final Ink ink = new Ink();

  BodyLayer(Person person, HeadGeometry geometry, NoiseField noise, int size) {
    this.person = person;
    this.geometry = geometry;
    this.noise = noise;
    this.size = size;
    this.neckWidth = 0.66f * person.shape().width();
    this.shader = new SkinShader(person);
  }

  void paint(Raster scene) {
    Pose pose = person.pose();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float canvasX = Scene.canvas(px, size);
        float canvasY = Scene.canvas(py, size);
        // The trunk stands upright whatever the head does.
        float x = (canvasX - pose.centreX() + 0.5f * pose.roll() * pose.scale()) / pose.scale();
        float y = (canvasY - pose.centreY()) / pose.scale();
        if (y > 0.4f) {
          neck(scene, px, py, x, y);
          clothes(scene, px, py, x, y);
        }
        if (Math.abs(y) > 0.75f) {
          continue;
        }
        ear(scene, px, py, canvasX, canvasY, -1);
        ear(scene, px, py, canvasX, canvasY, 1);
      }
    }
  }

  private void neck(Raster scene, int px, int py, float x, float y) {
    float wide = neckWidth + 0.5f * Curve.step(0.95f, 1.5f, y);
    float across = x / wide;
    float alpha = Curve.step(1, 0.97f, Math.abs(across));
    if (alpha <= 0) {
      return;
    }
    ink.set(person.colours().skin());
    ink.scale(0.97f + 0.05f * noise.octaves(x * 30, y * 30, 3));
    float tendon = 0.5f * Curve.sine(across * 7) * Curve.dome(across * across);
    float underChin = Curve.step(1.30f, 0.90f, y + 0.1f * person.light().x() * x);
    float nx =
        1.4f * across / (float) Math.sqrt(Math.max(0.08f, 1 - across * across)) + 0.2f * tendon;
    shader.light(ink, nx, 0.1f, 1 - 0.85f * underChin, 0);
    scene.cover(px, py, ink, alpha);
  }

  private void clothes(Raster scene, int px, int py, float x, float y) {
    float side = Math.abs(x);
    float slope = 0.99f + 0.17f * side + 0.30f * Curve.step(0.8f, 1.9f, side);
    float depth = 0.16f + 0.5f * person.clothes().r();
    float pointed = Curve.dome(side / 0.62f * Curve.mix(side / 0.62f, 1, person.clothes().b()));
    float neckline = slope + depth * pointed;
    float alpha = Curve.step(-0.01f, 0.01f, y - neckline);
    if (alpha <= 0) {
      return;
    }
    float weave = noise.at(x * 70, y * 70) + 0.6f * noise.at(x * 140, y * 140);
    float folds = noise.octaves(x * 2.2f, y * 1.4f, 3);
    float rim = Curve.step(0.07f, 0.05f, y - neckline) * Curve.step(1.1f, 0.8f, side);
    ink.set(person.clothes().times(1 + 0.35f * rim));
    ink.scale((1 + 0.10f * weave) * (1 + 0.35f * folds));
    shader.light(ink, 0.7f * x + 0.8f * folds, -0.35f, 0.9f, 0);
    scene.cover(px, py, ink, alpha);
  }

  private void ear(Raster scene, int px, int py, float canvasX, float canvasY, int side) {
    float yaw = person.pose().yaw() * side;
    float middle =
        side * (person.shape().halfWidth(EAR_LEVEL) * 0.985f + 0.015f - 0.25f * Math.max(0, yaw));
    float level = EAR_LEVEL + 0.6f * person.pose().pitch();
    float x = (geometry.headX(canvasX, canvasY) - middle) * side;
    float y = geometry.headY(canvasX, canvasY) - level;
    float wide = 0.105f * (1 - 0.9f * yaw) * (1 - 0.9f * Curve.clamp(y + 0.02f));
    x -= -0.16f * y;
    float radius = x * x / (wide * wide) + y * y / 0.042f;
    if (radius >= 1) {
      return;
    }
    ink.set(person.colours().skin());
    ink.cover(person.colours().lips(), 0.25f);
    float rim = Curve.dome((radius - 0.72f) / 0.3f * ((radius - 0.72f) / 0.3f));
    float hollow = Curve.dome(radius / 0.5f);
    shader.light(
        ink, side * (0.9f + 0.8f * x / wide), 0.9f * y, 0.85f + 0.15f * rim - 0.6f * hollow, 0);
    ink.scale(1 - 0.35f * hollow);
    scene.cover(px, py, ink, Curve.step(1, 0.9f, radius));
  }
}
